package ui

import (
	"context"
	"sync/atomic"
	"time"

	"fyne.io/fyne/v2"
)

// uiQueue is the only way from other goroutines to Fyne's. However many changes come
// between two frames, the screen is drawn once.
type uiQueue struct {
	draw    func() // on Fyne's goroutine
	pending atomic.Bool
	// closed: the window is gone. From then on Fyne would run a function on the goroutine
	// that passes it, so none is passed any more.
	closed atomic.Bool
}

// changed may be called from any goroutine and returns at once.
func (q *uiQueue) changed() {
	if q.pending.Swap(true) {
		return
	}
	q.do(func() {
		q.pending.Store(false)
		q.draw()
	})
}

// do runs a function on Fyne's goroutine, soon, unless the window is gone by then.
func (q *uiQueue) do(f func()) {
	if q.closed.Load() {
		return
	}
	fyne.Do(func() {
		if !q.closed.Load() {
			f()
		}
	})
}

// quit closes the queue and has Fyne stop, as soon as it runs. It may be called again.
func (q *uiQueue) quit(driver fyne.Driver) {
	q.closed.Store(true)
	fyne.Do(driver.Quit)
}

// after runs a function on Fyne's goroutine when some time has passed.
func (q *uiQueue) after(pause time.Duration, do func()) {
	time.AfterFunc(pause, func() { q.do(do) })
}

// every calls tick on Fyne's goroutine again and again until ctx ends: ages and the
// now line move on without news from Cliniko.
func (q *uiQueue) every(ctx context.Context, pause time.Duration, tick func()) {
	ticker := time.NewTicker(pause)
	defer ticker.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-ticker.C:
			q.do(tick)
		}
	}
}
