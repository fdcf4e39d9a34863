//go:build !unix || darwin

package desktop

// Primary is X11's second clipboard. This system has none, so it is always empty.
type Primary struct{}

// Content is empty.
func (Primary) Content() string { return "" }

// SetContent does nothing.
func (Primary) SetContent(string) {}
