package report

import (
	"fmt"
	"io"
	"os"
	"time"
)

const lineEvery = 10 * time.Second

// ProgressTo writes how far a check has come: on a terminal in one place, at each step;
// elsewhere as a line every ten seconds, also while nothing comes. Its own signs pass
// through [Plain]. step is called from one goroutine; stop ends it, and what it shows.
func ProgressTo(w io.Writer) (step func(done, all int), stop func()) {
	if around, ok := w.(plain); ok {
		w = around.out
	}
	if !terminal(w) {
		return progressLines(w)
	}
	step = func(done, all int) { fmt.Fprintf(w, "\rReading from Cliniko: %d of %d ", done, all) }
	return step, func() { fmt.Fprint(w, "\r\033[K") }
}

func progressLines(w io.Writer) (step func(done, all int), stop func()) {
	steps, ended := make(chan string), make(chan struct{})
	go func() {
		defer close(ended)
		due := time.NewTicker(lineEvery)
		defer due.Stop()
		newest, more := "no answer yet", true
		for more {
			select {
			case <-due.C:
				fmt.Fprintf(w, "Reading from Cliniko: %s.\n", newest)
			case newest, more = <-steps:
			}
		}
	}()
	step = func(done, all int) { steps <- fmt.Sprintf("%d of %d", done, all) }
	return step, func() { close(steps); <-ended }
}

func terminal(w io.Writer) bool {
	file, ok := w.(*os.File)
	if !ok {
		return false
	}
	info, err := file.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}
