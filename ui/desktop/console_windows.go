package desktop

import (
	"os"

	"golang.org/x/sys/windows"
)

var attachConsole = windows.NewLazySystemDLL("kernel32.dll").NewProc("AttachConsole")

const attachParentProcess = ^uintptr(0)

// UseConsole has a program for the window, which gets no console of its own, read from and write
// to that of the program that started it, as far as nothing else was put in its place. Call it
// before anything is read or written.
func UseConsole() {
	missing := func(id uint32) bool {
		handle, err := windows.GetStdHandle(id)
		return err != nil || handle == 0 || handle == windows.InvalidHandle
	}
	in, out, errs := missing(windows.STD_INPUT_HANDLE), missing(windows.STD_OUTPUT_HANDLE), missing(windows.STD_ERROR_HANDLE)
	if !in && !out && !errs {
		return
	}
	if attached, _, _ := attachConsole.Call(attachParentProcess); attached == 0 {
		return // it was started by an icon, or without a console
	}
	replace := func(missing bool, file **os.File, device string, flag int) {
		if !missing {
			return
		}
		if opened, err := os.OpenFile(device, flag, 0); err == nil {
			*file = opened
		}
	}
	replace(in, &os.Stdin, "CONIN$", os.O_RDWR)
	replace(out, &os.Stdout, "CONOUT$", os.O_RDWR)
	replace(errs, &os.Stderr, "CONOUT$", os.O_RDWR)
}
