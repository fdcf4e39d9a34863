package live

import (
	"context"
	"sync"
)

// workers are the goroutines beside the loop: each does one thing that may take long, and
// ends with it. Whoever ends ctx waits for them.
type workers struct {
	sync.WaitGroup
	ctx     context.Context // ends with the app
	results chan func()     // for the loop to call
}

// start does work on a goroutine of its own, and has the loop call what the work returns.
func (w *workers) start(work func() (then func())) {
	w.Go(func() {
		then := work()
		select {
		case w.results <- then:
		case <-w.ctx.Done():
		}
	})
}
