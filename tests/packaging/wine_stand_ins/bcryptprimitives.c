/* Wine 8 has no bcryptprimitives.dll, which is a part of Windows. `cryptography` asks it for chance. */
#include <windows.h>
#include <ntsecapi.h>
__declspec(dllexport) BOOL WINAPI ProcessPrng(PUCHAR data, SIZE_T length) { return RtlGenRandom(data, (ULONG)length); }
