//go:build !windows

package desktop

// UseConsole does nothing here: every program gets the terminal that it was started from.
func UseConsole() {}
