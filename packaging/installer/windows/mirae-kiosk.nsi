; The installer of one site. windows.py hands in: VERSION, NUMBERS (four of them), SITE, NAME, FILES, OUT, SIZE_KB,
; and which compressor.
; Silent: setup.exe /S [/KIOSK=2] [/USER=kiosk] [/NOCHECK] [/D=C:\folder]      (/D= is last and never quoted)
; Exit codes: 0 installed and active; 1 cancelled; 2 an argument or the account is wrong, nothing was written;
; 3 the old version stays (install.log says why); 4 the files could not be written.
Target amd64-unicode
SetDateSave off ; a file's time is when it is installed, so the installer has none inside
AllowSkipFiles off
RequestExecutionLevel admin
ManifestDPIAware true
ManifestSupportedOS all
ManifestLongPathAware true
CRCCheck force
XPStyle on
ShowInstDetails show
ShowUninstDetails show

!include MUI2.nsh
!include FileFunc.nsh
!include LogicLib.nsh
!include nsDialogs.nsh
!include TextFunc.nsh

!define KEEP "Software\MiraeKiosk"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\MiraeKiosk"
!define EDGE "SOFTWARE\Policies\Microsoft\Windows\EdgeUI"
!define PYTHON "python\python.exe"

Name "Mirae Kiosk"
Caption "Mirae Kiosk ${VERSION} · ${NAME}"
BrandingText "Mirae Kiosk ${VERSION} · ${SITE}"
OutFile "${OUT}"
InstallDir "$PROGRAMFILES64\MiraeKiosk"
InstallDirRegKey HKLM "${KEEP}" "Folder"

VIProductVersion "${NUMBERS}"
VIAddVersionKey ProductName "Mirae Kiosk"
VIAddVersionKey ProductVersion "${VERSION}"
VIAddVersionKey FileVersion "${VERSION}"
VIAddVersionKey FileDescription "Mirae Kiosk (${SITE})"
VIAddVersionKey LegalCopyright "Apache-2.0"

Var Number
Var Account
Var Data
Var Check
Var NumberField
Var AccountField

!define MUI_ICON "${NSISDIR}\Contrib\Graphics\Icons\modern-install.ico"
!define MUI_UNICON "${NSISDIR}\Contrib\Graphics\Icons\modern-uninstall.ico"
Page custom ask keep_answers
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE Korean
!insertmacro MUI_LANGUAGE English

LangString ASK_TITLE ${LANG_KOREAN} "이 키오스크"
LangString ASK_TITLE ${LANG_ENGLISH} "This kiosk"
LangString ASK_NUMBER ${LANG_KOREAN} "이 기관에서 몇 번 키오스크인가요? (0–255)"
LangString ASK_NUMBER ${LANG_ENGLISH} "Which kiosk of this site is it? Its number (0–255):"
LangString ASK_ACCOUNT ${LANG_KOREAN} "키오스크를 실행할 Windows 계정 (관리자가 아닌 계정)"
LangString ASK_ACCOUNT ${LANG_ENGLISH} "The Windows account that runs the kiosk (no administrator)"
LangString BAD_NUMBER ${LANG_KOREAN} "키오스크 번호는 0부터 255까지의 숫자로 적어 주세요."
LangString BAD_NUMBER ${LANG_ENGLISH} "The number of the kiosk must be a whole number from 0 to 255."
LangString NO_ACCOUNT ${LANG_KOREAN} "이 컴퓨터에 그런 Windows 계정이 없어요. 먼저 계정을 만들어 주세요."
LangString NO_ACCOUNT ${LANG_ENGLISH} "This computer has no such Windows account. Please create it first."
LangString NOT_ACTIVE ${LANG_KOREAN} "새 버전을 켜지 못해서 이전 상태 그대로 두었어요. 이유는 install.log에 있어요."
LangString NOT_ACTIVE ${LANG_ENGLISH} "The new version was not activated; everything is as it was. install.log says why."
LangString DATA_STAYS ${LANG_KOREAN} "방문 기록과 키는 지우지 않고 남겨 두었어요:"
LangString DATA_STAYS ${LANG_ENGLISH} "Visits and the key were kept:"

!macro Places
    SetShellVarContext all
    SetRegView 64
    StrCpy $Data "$APPDATA\MiraeKiosk"
!macroend

; Pushes a sentence where an answer is wrong, else an empty string.
Function check_answers
    IntFmt $0 "%d" $Number
    ${If} $0 != $Number
    ${OrIf} $0 < 0
    ${OrIf} $0 > 255
        Push "$(BAD_NUMBER) ($Number)"
        Return
    ${EndIf}
    ; Asked without room for the answer: 122 (too little room) is a yes.
    System::Call 'advapi32::LookupAccountNameW(p 0, w "$Account", p 0, *i 0, p 0, *i 0, *i 0) i .r0 ?e'
    Pop $0
    ${If} $0 != 122
        Push "$(NO_ACCOUNT) ($Account)"
        Return
    ${EndIf}
    Push ""
FunctionEnd

Function .onInit
    !insertmacro Places
    ${GetParameters} $R0
    ClearErrors
    ${GetOptions} $R0 "/KIOSK=" $Number
    ${If} ${Errors}
        StrCpy $Number 1
    ${EndIf}
    ClearErrors
    ${GetOptions} $R0 "/USER=" $Account
    ${If} ${Errors}
        ReadRegStr $Account HKLM "${KEEP}" "Account"
        ${If} $Account == ""
            StrCpy $Account "kiosk"
        ${EndIf}
    ${EndIf}
    ClearErrors
    ${GetOptions} $R0 "/NOCHECK" $R1
    ${IfNot} ${Errors}
        StrCpy $Check "--unchecked"
    ${EndIf}
    ClearErrors
    ${If} ${Silent}
        Call check_answers
        Pop $0
        ${If} $0 != ""
            SetErrorLevel 2
            Quit
        ${EndIf}
    ${EndIf}
FunctionEnd

Function ask
    !insertmacro MUI_HEADER_TEXT "$(ASK_TITLE)" "${NAME}"
    nsDialogs::Create 1018
    Pop $0
    ${NSD_CreateLabel} 0 0 100% 12u "$(ASK_NUMBER)"
    Pop $0
    ${NSD_CreateNumber} 0 14u 40u 14u "$Number"
    Pop $NumberField
    ${NSD_CreateLabel} 0 40u 100% 12u "$(ASK_ACCOUNT)"
    Pop $0
    ${NSD_CreateText} 0 54u 60% 14u "$Account"
    Pop $AccountField
    nsDialogs::Show
FunctionEnd

Function keep_answers
    ${NSD_GetText} $NumberField $Number
    ${NSD_GetText} $AccountField $Account
    Call check_answers
    Pop $0
    ${If} $0 != ""
        MessageBox MB_OK|MB_ICONEXCLAMATION "$0"
        Abort
    ${EndIf}
FunctionEnd

; Runs activate.py of this version; its exit code in $0. Nobody's working folder lies in a version's folder meanwhile.
!macro Activate what
    SetOutPath "$INSTDIR"
    nsExec::ExecToLog '"$INSTDIR\${VERSION}\${PYTHON}" -I -X utf8 "$INSTDIR\${VERSION}\activate.py" \
        --folder "$INSTDIR" --data "$Data" ${what}'
    Pop $0
!macroend

Section
    !insertmacro Places
    ${If} ${FileExists} "$INSTDIR\${VERSION}\activate.py" ; the same version once more: its files may be in use
        !insertmacro Activate "stop"
        ${If} $0 == 3 ; anything else is an installation that was interrupted: nothing of it can be running
            SetErrorLevel 3
            Abort "$(NOT_ACTIVE)"
        ${EndIf}
    ${EndIf}
    RMDir /r "$INSTDIR\${VERSION}"
    ClearErrors
    !include "${FILES}"
    SetOutPath "$INSTDIR"
    WriteUninstaller "$INSTDIR\uninstall.exe"
    ${If} ${Errors}
        SetErrorLevel 4
        Abort "$(NOT_ACTIVE)"
    ${EndIf}
    WriteRegStr HKLM "${KEEP}" "Folder" "$INSTDIR"
    WriteRegStr HKLM "${KEEP}" "Account" "$Account"
    WriteRegStr HKLM "${UNINSTALL}" "DisplayName" "Mirae Kiosk (${NAME})"
    WriteRegStr HKLM "${UNINSTALL}" "DisplayVersion" "${VERSION}"
    WriteRegStr HKLM "${UNINSTALL}" "Publisher" "Mirae Kiosk"
    WriteRegStr HKLM "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
    WriteRegStr HKLM "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
    WriteRegDWORD HKLM "${UNINSTALL}" "EstimatedSize" ${SIZE_KB}
    WriteRegDWORD HKLM "${UNINSTALL}" "NoModify" 1
    WriteRegDWORD HKLM "${UNINSTALL}" "NoRepair" 1

    ; A swipe from an edge opens notifications and widgets. A policy that somebody else set is theirs.
    ClearErrors
    ReadRegDWORD $1 HKLM "${EDGE}" "AllowEdgeSwipe"
    ${If} ${Errors}
        WriteRegDWORD HKLM "${EDGE}" "AllowEdgeSwipe" 0
        WriteRegDWORD HKLM "${KEEP}" "SetEdgeSwipe" 1
    ${EndIf}

    !insertmacro Activate 'install --account "$Account" --kiosk $Number $Check'
    ${If} $0 != 0
        SetErrorLevel 3
        Abort "$(NOT_ACTIVE)"
    ${EndIf}
    SetErrorLevel 0
SectionEnd

; Only folders that hold a launch.py are a version's: /D= may have named a folder with other things in it.
Section Uninstall
    !insertmacro Places
    SetOutPath "$INSTDIR"
    ClearErrors
    FileOpen $1 "$INSTDIR\current" r
    ${IfNot} ${Errors}
        FileRead $1 $2
        FileClose $1
        ${TrimNewLines} "$2" $2
        nsExec::ExecToLog '"$INSTDIR\$2\${PYTHON}" -I -X utf8 "$INSTDIR\$2\activate.py" \
            --folder "$INSTDIR" --data "$Data" remove'
        Pop $0
        ${If} $0 == 3 ; it runs and does not end; anything else is no reason to stay
            SetErrorLevel 3
            Abort
        ${EndIf}
    ${EndIf}
    FindFirst $1 $2 "$INSTDIR\*"
    ${DoWhile} $2 != ""
        ${If} $2 != "."
        ${AndIf} $2 != ".."
        ${AndIf} ${FileExists} "$INSTDIR\$2\launch.py"
            RMDir /r "$INSTDIR\$2"
        ${EndIf}
        FindNext $1 $2
    ${Loop}
    FindClose $1
    Delete "$INSTDIR\mirae-kiosk*.exe"
    Delete "$INSTDIR\mirae-kiosk*.exe.old"
    Delete "$INSTDIR\current"
    Delete "$INSTDIR\task.xml"
    Delete "$INSTDIR\install.log"
    Delete "$INSTDIR\uninstall.exe"
    SetOutPath "$TEMP"
    RMDir "$INSTDIR"
    ReadRegDWORD $1 HKLM "${KEEP}" "SetEdgeSwipe"
    ${If} $1 == 1
        DeleteRegValue HKLM "${EDGE}" "AllowEdgeSwipe"
        DeleteRegKey /ifempty HKLM "${EDGE}"
    ${EndIf}
    DeleteRegKey HKLM "${KEEP}"
    DeleteRegKey HKLM "${UNINSTALL}"
    ${GetParameters} $R0
    ClearErrors
    ${GetOptions} $R0 "/PURGE" $R1
    ${If} ${Errors}
        DetailPrint "$(DATA_STAYS) $Data"
    ${Else}
        RMDir /r "$Data"
    ${EndIf}
    SetErrorLevel 0
SectionEnd
