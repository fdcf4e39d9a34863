package desktop

// macOS is not asked: it would take AppKit calls, in C. A window there is made narrow where it
// stands.

// BoundsOf is where a window lies; always false here.
func BoundsOf(uintptr) (b Bounds, known bool) { return b, false }

// WorkArea is the part of the screen that is free; always false here.
func WorkArea(uintptr) (area Bounds, known bool) { return area, false }

// Move does nothing here.
func Move(uintptr, Bounds) {}
