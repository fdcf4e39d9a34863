package calendar

import (
	"slices"
	"strconv"

	"fyne.io/fyne/v2"

	"mieahealth.com/companion/ui/calendar/sheet"
	"mieahealth.com/companion/ui/control"
	"mieahealth.com/companion/ui/theme"
)

// filterGroup is a list of checks with counts; of more than two, each has a link that
// leaves only itself. Its widgets stay while the list stays the same, and with them the focus.
type filterGroup[K comparable] struct {
	toggle func(id K, shown bool)
	only   func(id K, only bool)

	lines []filterLine[K]
	rows  []filterRow
	list  *fyne.Container
	box   *fyne.Container
}

// filterLine is what one check says.
type filterLine[K comparable] struct {
	id     K
	label  string
	tag    string // empty: none
	person theme.Person
	note   string // why there are no free times; empty: nothing to say
	fixed  bool   // nothing can be expected: it cannot be shown
	shown  bool
	count  int
}

// same reports whether two lines need the same widgets.
func (l filterLine[K]) same(other filterLine[K]) bool {
	return l.id == other.id && l.label == other.label && l.tag == other.tag && l.person == other.person && l.fixed == other.fixed
}

type filterRow struct {
	check *control.Check
	only  *control.Button
	note  *control.Text
}

func newFilterGroup[K comparable](title string, toggle, only func(K, bool)) *filterGroup[K] {
	g := &filterGroup[K]{toggle: toggle, only: only, list: control.Column(0)}
	g.box = control.Column(theme.Grid, control.Label(title), g.list)
	return g
}

func (g *filterGroup[K]) draw(lines []filterLine[K]) {
	if !slices.EqualFunc(g.lines, lines, filterLine[K].same) {
		g.build(lines)
	}
	g.lines = lines
	alone := g.alone()
	for i, line := range lines {
		row := g.rows[i]
		row.check.SetChecked(line.shown)
		row.note.SetText(line.note)
		control.SetShown(row.note, line.note != "")
		if line.fixed {
			continue
		}
		row.check.SetCount(strconv.Itoa(line.count))
		row.only.SetLabel(textOnly)
		if i == alone {
			row.only.SetLabel(textAll)
		}
	}
	control.SetShown(g.box, len(lines) > 0)
}

// alone is the only line that is shown, or none.
func (g *filterGroup[K]) alone() int {
	shown := func(l filterLine[K]) bool { return l.shown }
	first := slices.IndexFunc(g.lines, shown)
	if first >= 0 && slices.ContainsFunc(g.lines[first+1:], shown) {
		return sheet.None
	}
	return first
}

func (g *filterGroup[K]) build(lines []filterLine[K]) {
	g.rows, g.list.Objects = nil, nil
	for i, line := range lines {
		row := filterRow{
			check: newFilterCheck(line, func(shown bool) { g.toggle(line.id, shown) }),
			only:  control.NewFaintLink(textOnly, func() { g.only(line.id, g.alone() != i) }),
			note:  control.Caption(""),
		}
		g.rows = append(g.rows, row)
		shown := fyne.CanvasObject(row.check)
		switch {
		case line.fixed:
			row.check.Disable()
		case len(lines) > 2:
			shown = control.Trail(2*theme.Grid, row.check, row.only)
		}
		g.list.Objects = append(g.list.Objects, control.Column(0, shown, control.Inset(noteIndent, 0, 0, 0, row.note)))
	}
}

// noteIndent puts the note of a line below its label or tag.
const noteIndent = 6 * theme.Grid

func newFilterCheck[K comparable](line filterLine[K], changed func(bool)) *control.Check {
	if line.tag == "" {
		return control.NewCheck(line.label, line.shown, changed)
	}
	return control.NewTagCheck(control.NewTag(line.tag, line.person), line.label, line.shown, changed)
}
