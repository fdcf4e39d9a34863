package bookable

import (
	"slices"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/cliniko/readiness"
)

// cellState is what a cell shows of its offering.
type cellState int

const (
	cellNotOffered cellState = iota // not offered, left out on purpose, or not linked at all
	cellFree
	cellEmpty
	cellBlocked
	cellUnknown
	cellPending // its free times have not been read yet
)

// table is who can be booked, ready to draw. It is built once and never changed.
type table struct {
	words         *readiness.Words
	rows, columns []line
	groups        []group                   // the columns by business; none when there is only one
	cells         []cell                    // row by row
	namedRows     map[readiness.Target]bool // see named
	namedColumns  map[readiness.Target]bool
	list          bool // rows are appointment types, since there are only one or two practitioners
	people        int  // practitioners that the clinic offers, before any filter
	alerts        []readiness.Target
	pending       bool // a cell has not been read yet

	places    []cliniko.BusinessID // to choose from, where there are many columns; none: there is no choice
	place     cliniko.BusinessID   // the one that is shown, or everywhere
	unoffered int                  // types with a column that nobody offers
	elsewhere bool                 // of which somebody offers some at another business
}

// line is a row or a column.
type line struct {
	at   readiness.Target
	name string
	note string // a second line under the name, may be empty
}

// group is a stretch of columns at one business, to not included.
type group struct {
	at       readiness.Target
	name     string
	from, to int
}

// cell is one appointment type with one practitioner at one business.
type cell struct {
	state   cellState
	verdict *readiness.Verdict // nil: nothing in Cliniko links the three
}

// Where headings stand, as the numbers of rows and columns go.
const (
	headRow    = -1
	groupRow   = -2
	nameColumn = -1
)

func (t *table) blank() bool { return len(t.rows) == 0 || len(t.columns) == 0 }

func (t *table) cell(row, column int) cell { return t.cells[row*len(t.columns)+column] }

// target is what a place in the table stands for.
func (t *table) target(at place) readiness.Target {
	switch {
	case at.row == groupRow:
		return t.groups[t.groupOf(at.column)].at
	case at.row == headRow:
		return t.columns[at.column].at
	case at.column == nameColumn:
		return t.rows[at.row].at
	}
	return merged(t.rows[at.row].at, t.columns[at.column].at)
}

// find is the place of a target, and what is in it; false: the table does not show it.
func (t *table) find(at readiness.Target) (place, cell, bool) {
	row, column := lineOf(t.rows, at), lineOf(t.columns, at)
	switch {
	case row >= 0 && column >= 0:
		return place{row, column}, t.cell(row, column), true
	case row >= 0 && t.rows[row].at == at:
		return place{row, nameColumn}, cell{}, true
	case column >= 0 && t.columns[column].at == at:
		return place{headRow, column}, cell{}, true
	}
	for _, g := range t.groups {
		if g.at == at {
			return place{groupRow, g.from}, cell{}, true
		}
	}
	return nowhere, cell{}, false
}

// lineOf is the number of the line that is part of a target.
func lineOf(lines []line, at readiness.Target) int {
	return slices.IndexFunc(lines, func(l line) bool { return partly(l.at, at) })
}

// groupOf is the group of a column.
func (t *table) groupOf(column int) int {
	for i, g := range t.groups {
		if column < g.to {
			return i
		}
	}
	return len(t.groups) - 1
}

// lines splits an offering into the targets of its row and its column.
func (t *table) lines(o cliniko.Offering) (row, column readiness.Target) {
	if t.list {
		return readiness.Target{AppointmentType: o.AppointmentType}, readiness.Target{Business: o.Business, Practitioner: o.Practitioner}
	}
	return readiness.Target{Practitioner: o.Practitioner}, readiness.Target{Business: o.Business, AppointmentType: o.AppointmentType}
}

// count counts the cells that are part of a target, by their states.
func (t *table) count(at readiness.Target) (counts cellCounts) {
	for row := range t.rows {
		for column := range t.columns {
			if partly(at, t.target(place{row, column})) {
				counts[t.cell(row, column).state]++
			}
		}
	}
	return counts
}

// cellCounts are numbers of cells, by state.
type cellCounts [len(cellStyles)]int

// offered are all but those that are not offered.
func (c cellCounts) offered() (number int) {
	for _, n := range c[cellNotOffered+1:] {
		number += n
	}
	return number
}

// place is a cell, a name or a heading of the table.
type place struct{ row, column int }

// merged is what two targets say together.
func merged(a, b readiness.Target) readiness.Target {
	if a.Business == "" {
		a.Business = b.Business
	}
	if a.Practitioner == "" {
		a.Practitioner = b.Practitioner
	}
	if a.AppointmentType == "" {
		a.AppointmentType = b.AppointmentType
	}
	return a
}

// partly reports whether all that a says, b says too.
func partly(a, b readiness.Target) bool {
	return (a.Business == "" || a.Business == b.Business) &&
		(a.Practitioner == "" || a.Practitioner == b.Practitioner) &&
		(a.AppointmentType == "" || a.AppointmentType == b.AppointmentType)
}

// covers reports whether an offering is part of a target.
func covers(at readiness.Target, o cliniko.Offering) bool { return partly(at, readiness.Target(o)) }
