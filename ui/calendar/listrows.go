package calendar

import "cmp"

// listRow is a day's heading, a free time, a time that is free no longer, or a word
// about days of which nothing is known.
type listRow struct {
	kind   rowKind
	at     rowPlace
	column int    // of the sheet
	last   int    // column that the word about such days reaches to
	block  int    // index of the sheet's Blocks, of a free time
	ghost  *Block // the time that is free no longer
}

// rowPlace orders the rows, also those of different sheets.
type rowPlace struct {
	day   int   // number
	start int64 // unix second; 0: before all times of the day
}

func (p rowPlace) compare(other rowPlace) int {
	return cmp.Or(cmp.Compare(p.day, other.day), cmp.Compare(p.start, other.start))
}

type rowKind int

const (
	rowDay rowKind = iota
	rowFree
	rowGhost
	rowUnread
)

// listRows are the rows of a sheet, and the row of each of its blocks.
func listRows(s *Sheet) (rows []listRow, rowOf []int) {
	rowOf = make([]int, len(s.Blocks))
	ghosts := s.Ghosts
	for i, c := range s.Columns {
		n := 0
		for n < len(ghosts) && ghosts[n].Column == i {
			n++
		}
		day := rowPlace{day: c.Number()}
		switch {
		case c.From < c.To || n > 0:
			rows = append(rows, listRow{kind: rowDay, at: day, column: i})
			rows = appendTimes(rows, rowOf, s, c, ghosts[:n])
		case c.note() != "" && len(rows) > 0 && rows[len(rows)-1].kind == rowUnread && s.Columns[rows[len(rows)-1].last].note() == c.note():
			rows[len(rows)-1].last = i
		case c.note() != "":
			rows = append(rows, listRow{kind: rowUnread, at: day, column: i, last: i})
		}
		ghosts = ghosts[n:]
	}
	return rows, rowOf
}

// appendTimes appends a row for each time of a day, those that are gone among them.
func appendTimes(rows []listRow, rowOf []int, s *Sheet, c Column, ghosts []Block) []listRow {
	for block := c.From; block < c.To || len(ghosts) > 0; {
		if len(ghosts) > 0 && (block == c.To || ghosts[0].Start.Before(s.Blocks[block].Start)) {
			rows = append(rows, listRow{kind: rowGhost, at: rowPlace{c.Number(), ghosts[0].Start.Unix()}, column: ghosts[0].Column, ghost: &ghosts[0]})
			ghosts = ghosts[1:]
			continue
		}
		rowOf[block] = len(rows)
		rows = append(rows, listRow{kind: rowFree, at: rowPlace{c.Number(), s.Blocks[block].Start.Unix()}, column: s.Blocks[block].Column, block: block})
		block++
	}
	return rows
}
