import QtQuick
import kiosk.ui

// The play on Stage: the experience's own View, given its controller.
Loader {
    id: root

    required property Shell shell

    objectName: "experienceView"

    function show(): void {
        if (shell.viewSource.length > 0)
            setSource(shell.viewSource, {
                "controller": shell.viewController
            });
        else
            source = "";
    }

    Component.onCompleted: show()
    onStatusChanged: {
        if (status === Loader.Error)
            shell.failView();
    }

    Connections {
        function onStageChanged(): void {
            root.show();
        }

        target: root.shell
    }
}
