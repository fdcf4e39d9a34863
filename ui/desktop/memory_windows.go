package desktop

import "golang.org/x/sys/windows"

const noHeap = 1 // WER_FAULT_REPORTING_FLAG_NOHEAP

// KeepMemoryPrivate keeps the memory of this process out of the reports that Windows
// makes when it crashes. Call it before there is a secret. A system that refuses leaves
// the app as it would be without.
func KeepMemoryPrivate() {
	setFlags := windows.NewLazySystemDLL("kernel32.dll").NewProc("WerSetFlags")
	if setFlags.Find() == nil {
		_, _, _ = setFlags.Call(noHeap)
	}
}
