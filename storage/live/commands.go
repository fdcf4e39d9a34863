package live

import "sync"

// commands are what people and the screen have asked for, in the order in which they
// asked. None is ever dropped: a person who has pressed "Forget" must not be forgotten.
// Any goroutine.
type commands struct {
	mu    sync.Mutex
	queue []func(*loop)
	ready chan struct{} // holds one while there is something in the queue
}

func newCommands() *commands { return &commands{ready: make(chan struct{}, 1)} }

// add never waits.
func (c *commands) add(do func(*loop)) {
	c.mu.Lock()
	c.queue = append(c.queue, do)
	c.mu.Unlock()
	select {
	case c.ready <- struct{}{}:
	default:
	}
}

// take empties the queue.
func (c *commands) take() []func(*loop) {
	c.mu.Lock()
	defer c.mu.Unlock()
	all := c.queue
	c.queue = nil
	return all
}
