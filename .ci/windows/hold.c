// Holds a file open on Windows, as a virus scanner or a sync program does: hold FILE SHARE MILLISECONDS
// SHARE is none, read, write (read and write) or delete (read, write and delete). Prints "held" once it does.
#include <stdio.h>
#include <wchar.h>
#include <windows.h>

int wmain(int count, wchar_t **words) {
    if (count != 4) return 2;
    DWORD share = 0;
    if (!wcscmp(words[2], L"read")) share = FILE_SHARE_READ;
    if (!wcscmp(words[2], L"write")) share = FILE_SHARE_READ | FILE_SHARE_WRITE;
    if (!wcscmp(words[2], L"delete")) share = FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE;
    HANDLE file = CreateFileW(words[1], GENERIC_READ, share, NULL, OPEN_EXISTING, 0, NULL);
    if (file == INVALID_HANDLE_VALUE) return 1;
    puts("held");
    fflush(stdout);
    Sleep(_wtoi(words[3]));
    CloseHandle(file);
    return 0;
}
