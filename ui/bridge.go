package ui

import (
	"context"
	"sync/atomic"
	"time"

	"fyne.io/fyne/v2"
)

// bridge is the one door from other goroutines to Fyne's. However many changes come
// between two frames, the screen is drawn once.
type bridge struct {
	draw    func() // on Fyne's goroutine
	pending atomic.Bool
	// closed: the window is gone. From then on Fyne would run what is handed to it on
	// the goroutine that hands it over, so nothing is done any more.
	closed atomic.Bool
}

// changed may be called from any goroutine and returns at once.
func (b *bridge) changed() {
	if b.pending.Swap(true) {
		return
	}
	b.onScreen(func() {
		b.pending.Store(false)
		b.draw()
	})
}

// onScreen runs something on Fyne's goroutine, soon, unless the window is gone by then.
func (b *bridge) onScreen(do func()) {
	if b.closed.Load() {
		return
	}
	fyne.Do(func() {
		if !b.closed.Load() {
			do()
		}
	})
}

// after runs something on Fyne's goroutine when some time has passed.
func (b *bridge) after(pause time.Duration, do func()) {
	time.AfterFunc(pause, func() { b.onScreen(do) })
}

// every calls tick on Fyne's goroutine again and again until ctx ends: ages and the
// now line move on without news from Cliniko.
func (b *bridge) every(ctx context.Context, pause time.Duration, tick func()) {
	ticker := time.NewTicker(pause)
	defer ticker.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-ticker.C:
			b.onScreen(tick)
		}
	}
}
