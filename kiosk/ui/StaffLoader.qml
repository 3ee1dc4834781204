import QtQuick
import kiosk.ui

// The pad and the page of staff, loaded when they are opened and gone when they are closed.
Loader {
    id: root

    required property Shell shell

    objectName: "staff"

    function show(): void {
        if (shell.staffSource.length > 0)
            setSource(shell.staffSource, {
                "staff": shell.staffController
            });
        else
            source = "";
    }

    Component.onCompleted: show()

    Connections {
        function onStaffChanged(): void {
            root.show();
        }

        target: root.shell
    }
}
