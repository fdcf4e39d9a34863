package figure

// Window is a window of Cliniko's with a page in it.
type Window struct {
	Path string // after the sample clinic's host in the address
	Menu string // the highlighted entry of the left menu; empty: the page has no menu
	Near bool   // seen from nearer by
	Page []element
}

// host is the sample clinic's.
const host = "seaside.au4.cliniko.com"

// menu is the left menu.
var menu = [...]string{"Appointments", "Patients", "Reports", "Settings", "My info"}

// element is a part of a page. See elements.go for how each is drawn.
type element interface {
	// draw lays the element out from where the layout has come, which moves below it and returns what a ring goes round.
	draw(to *layout) area
}

// The elements, from the top of a page down.
type (
	heading string // over the page
	section string // over a part of it
	note    string // a sentence on a box

	row    struct{ label, value string }
	choice struct{ label, value string } // one of a list that opens below it
	toggle string                        // a switch that says "Yes"
	link   string
	item   string // a line that leads to another page
	ticked string // a line with a ticked box

	button struct {
		label string
		main  bool
	}
	field  struct{ label, value string }
	secret struct{ label string } // a field whose value is masked

	schedule []hours
	times    []day
)

// hours is a line of a schedule: a weekday and when work begins and ends, in hours from midnight.
type hours struct {
	weekday    string
	from, till float32
}

// day is a column of free times.
type day struct {
	name  string
	times []string
}

// ring marks what the reader should look for: one element, or some that follow each other.
type ring []element

func ringed(elements ...element) ring { return elements }

// isRow tells elements that stand in a list, with a line between two of them.
func isRow(e element) bool {
	switch e := e.(type) {
	case row, toggle, choice, link, item, ticked:
		return true
	case ring:
		return isRow(e[0])
	}
	return false
}
