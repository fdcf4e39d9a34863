package report

import (
	"fmt"
	"io"
	"os"
)

// ProgressTo writes how far a check has come, if somebody is looking: to a terminal, and
// to nothing else. Its own signs pass through [Plain]. What it gives is called from one
// goroutine.
func ProgressTo(w io.Writer) func(done, all int) {
	if around, ok := w.(plain); ok {
		w = around.out
	}
	if !terminal(w) {
		return func(int, int) {}
	}
	return func(done, all int) {
		fmt.Fprintf(w, "\rReading from Cliniko: %d of %d ", done, all)
		if done == all {
			fmt.Fprint(w, "\r\033[K")
		}
	}
}

func terminal(w io.Writer) bool {
	file, ok := w.(*os.File)
	if !ok {
		return false
	}
	info, err := file.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}
