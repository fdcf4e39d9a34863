package live

import "context"

// errand does something that waits for a person or for Cliniko, off the loop, and
// brings back what to do then. One runs at a time: a newer one ends the older, and
// what the older brings is dropped.
func (p *loop) errand(work func(ctx context.Context) (then func())) {
	p.giveUp()
	ctx, cancel := context.WithTimeout(p.finished, keychainPatience)
	p.errands++
	number := p.errands
	p.giveUp = cancel
	p.workers.Go(func() {
		defer cancel()
		then := work(ctx)
		select {
		case p.returns <- func() {
			if number == p.errands {
				then()
			}
		}:
		case <-p.finished.Done():
		}
	})
}

// cancelKey gives up waiting; the errand comes back at once and says so.
func (p *loop) cancelKey() { p.giveUp() }
