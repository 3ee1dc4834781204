import QtQuick
import kiosk.kit

// A job in the hall: the starter with its ribbon, one that is done, and a flat one for large text.
Column {
    id: root

    spacing: Theme.gap

    BoothTile {
        coached: true
        deep: "#1F3FA8"
        detail: "3분"
        height: implicitHeight * 1.6
        invitation: "체험하기"
        label: "드론교통관제사"
        note: "하늘길이 겹치지 않게 이끌어요."
        pale: "#DCE6FD"
        picture: Qt.resolvedUrl("Illustration.qml")
        ribbon: "처음이라면 이 일부터"
        width: root.width
    }
    BoothTile {
        checked: true
        deep: "#1E6B3A"
        height: implicitHeight * 1.3
        label: "스마트팜 운영자"
        note: "잎이 목마르지 않게 온실을 돌봐요."
        pale: "#DDF1E3"
        picture: Qt.resolvedUrl("Illustration.qml")
        stamp: "완료"
        width: root.width
    }
    BoothTile {
        deep: "#8A4B08"
        flat: true
        label: "에너지 관리자"
        note: "햇빛을 모아 두었다가 알맞게 써요."
        pale: "#FCEBD0"
        picture: Qt.resolvedUrl("Illustration.qml")
        width: root.width
    }
}
