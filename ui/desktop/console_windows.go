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
	_, _, _ = attachConsole.Call(attachParentProcess) // without a console, or started by an icon, there is nothing to open below
	replace := func(missing bool, file **os.File, device string, flag int) {
		if !missing {
			return
		}
		opened, err := os.OpenFile(device, flag, 0)
		if err != nil {
			return
		}
		*file = opened
		var mode uint32
		console := windows.Handle(opened.Fd())
		if device == "CONOUT$" && windows.GetConsoleMode(console, &mode) == nil {
			_ = windows.SetConsoleMode(console, mode|windows.ENABLE_VIRTUAL_TERMINAL_PROCESSING) // progress is written over
		}
	}
	replace(in, &os.Stdin, "CONIN$", os.O_RDWR)
	replace(out, &os.Stdout, "CONOUT$", os.O_RDWR)
	replace(errs, &os.Stderr, "CONOUT$", os.O_RDWR)
}
