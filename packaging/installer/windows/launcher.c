/* mirae-kiosk.exe and mirae-kiosk-session.exe: run the active version of the kiosk.
 *
 * Beside this program lies `current`, a text file with the name of the active version's folder. What is run is
 *     <here>\<version>\python\python.exe -I -X utf8 <here>\<version>\launch.py ARGUMENTS
 * with the environment that names the site file, the local overrides and the data, each where it is not set yet.
 * Arguments are handed on as they were written, and the exit code is that of the kiosk.
 *
 * Compiled twice. As mirae-kiosk.exe it is a console program for people. With -DSESSION it is what the task or the
 * shell of the kiosk's account starts: it has no console window, keeps what is written to stdout and stderr in
 * <data>\logs\session.log (the one before it as session.old.log), and starts the supervisor again when that dies:
 * a task's own restart counts a program that ended with an error as one that ended well. Staff's 끝내기 ends with 0.
 */
#define UNICODE
#define _UNICODE
#define _WIN32_WINNT 0x0A00
#include <windows.h>
#include <shlobj.h>
#include <stdio.h>
#include <wchar.h>

#define MOST 32768
#define CANNOT_START 120
#define BAD_INPUT 2
#define LONGEST_WAIT_MS 60000
#define SERVED_WELL_MS 300000

static wchar_t here[MOST], data[MOST], version[64], line[MOST], text[MOST];

static int complain(const wchar_t *what, const wchar_t *where)
{
    fwprintf(stderr, L"Error: %ls: %ls\n", where, what);
    return CANNOT_START;
}

/* Sets an environment variable only where nobody has. */
static void set_if_unset(const wchar_t *name, const wchar_t *value)
{
    if (!GetEnvironmentVariableW(name, NULL, 0) && GetLastError() == ERROR_ENVVAR_NOT_FOUND)
        SetEnvironmentVariableW(name, value);
}

/* The folder of this program, without a backslash at its end. */
static int find_here(void)
{
    DWORD length = GetModuleFileNameW(NULL, here, MOST);
    wchar_t *last = length && length < MOST ? wcsrchr(here, L'\\') : NULL;
    if (!last)
        return complain(L"found a path that is too long, expected a folder", L"mirae-kiosk.exe");
    *last = 0;
    return 0;
}

/* The name of the active version: letters, digits, '.', '-', '+', '_', and no '.' at its beginning. */
static int read_version(void)
{
    char bytes[sizeof version / sizeof *version] = {0};
    size_t length = 0;
    _snwprintf(text, MOST - 1, L"%ls\\current", here);
    FILE *file = _wfopen(text, L"rb");
    if (!file)
        return complain(L"found no such file, expected the name of the active version", text);
    length = fread(bytes, 1, sizeof bytes - 1, file);
    fclose(file);
    while (length && (bytes[length - 1] == '\n' || bytes[length - 1] == '\r'))
        bytes[--length] = 0;
    for (size_t at = 0; at < length; at++) {
        char c = bytes[at];
        int word = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (!word && (at == 0 || !strchr(".-+_", c)))
            return complain(L"found other characters, expected the name of a version, for example 0.1.0", text);
        version[at] = (wchar_t)c;
    }
    return length ? 0 : complain(L"found nothing, expected the name of the active version", text);
}

static int find_data(void)
{
    wchar_t common[MAX_PATH];
    if (SHGetFolderPathW(NULL, CSIDL_COMMON_APPDATA, NULL, SHGFP_TYPE_CURRENT, common) != S_OK)
        return complain(L"found none, expected a folder for the data of all users", L"ProgramData");
    _snwprintf(data, MOST - 1, L"%ls\\MiraeKiosk", common);
    return 0;
}

static void set_environment(void)
{
    _snwprintf(text, MOST - 1, L"%ls\\%ls\\site.toml", here, version);
    set_if_unset(L"KIOSK_SITE", text);
    _snwprintf(text, MOST - 1, L"%ls\\local.toml", data);
    set_if_unset(L"KIOSK_LOCAL", text);
    set_if_unset(L"KIOSK_DATA_DIR", data);
    _snwprintf(text, MOST - 1, L"%ls\\run", data);
    set_if_unset(L"KIOSK_RUN_DIR", text);
}

/* What follows our own name on the command line, untouched: quoting is the reader's business. */
static const wchar_t *arguments(void)
{
    const wchar_t *at = GetCommandLineW();
    if (*at == L'"') {
        for (at++; *at && *at != L'"'; at++)
            ;
        at += *at == L'"';
    } else {
        while (*at && *at != L' ' && *at != L'\t')
            at++;
    }
    while (*at == L' ' || *at == L'\t')
        at++;
    return at;
}

/* Runs the active version to its end. Whatever it started ends with this program, however that ends. */
static int run(DWORD flags, HANDLE input, HANDLE output)
{
    STARTUPINFOW start = {.cb = sizeof start};
    PROCESS_INFORMATION process;
    JOBOBJECT_EXTENDED_LIMIT_INFORMATION limits = {0};
    DWORD code = CANNOT_START;
    HANDLE job = CreateJobObjectW(NULL, NULL);

    limits.BasicLimitInformation.LimitFlags = JOB_OBJECT_LIMIT_KILL_ON_JOB_CLOSE;
    SetInformationJobObject(job, JobObjectExtendedLimitInformation, &limits, sizeof limits);
    if (output != INVALID_HANDLE_VALUE) {
        start.dwFlags = STARTF_USESTDHANDLES;
        start.hStdInput = input;
        start.hStdOutput = start.hStdError = output;
    }
    _snwprintf(text, MOST - 1, L"%ls\\%ls\\python\\python.exe", here, version);
    if (_snwprintf(line, MOST - 1, L"\"%ls\" -I -X utf8 \"%ls\\%ls\\launch.py\" %ls", text, here, version,
                   arguments()) < 0)
        return complain(L"found more than 32,000 characters, expected fewer", L"command line");
    if (!CreateProcessW(text, line, NULL, NULL, TRUE, flags | CREATE_SUSPENDED, NULL, NULL, &start, &process))
        return complain(L"could not be started; install the kiosk again", text);
    AssignProcessToJobObject(job, process.hProcess);
    ResumeThread(process.hThread);
    WaitForSingleObject(process.hProcess, INFINITE);
    GetExitCodeProcess(process.hProcess, &code);
    CloseHandle(process.hThread);
    CloseHandle(process.hProcess);
    CloseHandle(job);
    return (int)code;
}

static int prepare(void)
{
    int fault = find_here();
    if (!fault)
        fault = read_version();
    if (!fault)
        fault = find_data();
    if (!fault)
        set_environment();
    return fault;
}

#ifdef SESSION

/* INVALID_HANDLE_VALUE where it cannot be opened: then the kiosk runs without a log of its session. */
static HANDLE open_inherited(const wchar_t *path, DWORD access, DWORD how)
{
    SECURITY_ATTRIBUTES inherited = {.nLength = sizeof inherited, .bInheritHandle = TRUE};
    return CreateFileW(path, access, FILE_SHARE_READ | FILE_SHARE_WRITE, &inherited, how, FILE_ATTRIBUTE_NORMAL, NULL);
}

/* The log of the session before stays beside the new one. */
static const wchar_t *next_log(void)
{
    static wchar_t log[MOST];
    _snwprintf(log, MOST - 1, L"%ls\\logs", data);
    CreateDirectoryW(log, NULL); /* the very first start comes before the kiosk has made it */
    _snwprintf(log, MOST - 1, L"%ls\\logs\\session.log", data);
    _snwprintf(text, MOST - 1, L"%ls\\logs\\session.old.log", data);
    MoveFileExW(log, text, MOVEFILE_REPLACE_EXISTING);
    return log;
}

/* Every start reads `current` anew: after an update the next one is the new version. */
int WINAPI WinMain(HINSTANCE instance, HINSTANCE before, LPSTR command, int show)
{
    DWORD wait_ms = 1000;
    (void)instance, (void)before, (void)command, (void)show;
    for (;;) {
        ULONGLONG began = GetTickCount64();
        int code = prepare();
        if (!code) {
            HANDLE log = open_inherited(next_log(), FILE_APPEND_DATA, CREATE_ALWAYS);
            HANDLE nothing = open_inherited(L"NUL", GENERIC_READ, OPEN_EXISTING);
            code = run(CREATE_NO_WINDOW, nothing, log);
            CloseHandle(nothing);
            CloseHandle(log);
        }
        if (!code)
            return 0;
        if (GetTickCount64() - began > SERVED_WELL_MS)
            wait_ms = 1000;
        Sleep(wait_ms);
        wait_ms = wait_ms * 2 > LONGEST_WAIT_MS ? LONGEST_WAIT_MS : wait_ms * 2;
    }
}

#else

/* Ctrl+C is for the kiosk, which is in the same console; this program waits for its answer. */
static BOOL WINAPI leave_it_to_the_kiosk(DWORD event)
{
    (void)event;
    return TRUE;
}

int main(void)
{
    int fault = prepare();
    if (fault)
        return fault;
    SetConsoleCtrlHandler(leave_it_to_the_kiosk, TRUE);
    return run(0, INVALID_HANDLE_VALUE, INVALID_HANDLE_VALUE);
}

#endif
