package sheet

import "cmp"

// ListRow is a day's heading, a free time, a time that is free no longer, or a word
// about days of which nothing is known.
type ListRow struct {
	Kind   rowKind
	At     RowPlace
	Column int    // of the sheet
	Last   int    // column that the word about such days reaches to
	Block  int    // index of the sheet's Blocks, of a free time
	Ghost  *Block // the time that is free no longer
}

// RowPlace orders the rows, also those of different sheets.
type RowPlace struct {
	day   int   // number
	start int64 // unix second; 0: before all times of the day
}

// Compare orders places as cmp.Compare does.
func (p RowPlace) Compare(other RowPlace) int {
	return cmp.Or(cmp.Compare(p.day, other.day), cmp.Compare(p.start, other.start))
}

type rowKind int

const (
	RowDay rowKind = iota
	RowFree
	RowGhost
	RowUnread
)

// ListRows are the rows of a sheet, and the row of each of its blocks.
func ListRows(s *Sheet) (rows []ListRow, rowOf []int) {
	rowOf = make([]int, len(s.Blocks))
	ghosts := s.Ghosts
	for i, c := range s.Columns {
		n := 0
		for n < len(ghosts) && ghosts[n].Column == i {
			n++
		}
		day := RowPlace{day: c.Number()}
		switch {
		case c.From < c.To || n > 0:
			rows = append(rows, ListRow{Kind: RowDay, At: day, Column: i})
			rows = appendTimes(rows, rowOf, s, c, ghosts[:n])
		case c.Note() != "" && len(rows) > 0 && rows[len(rows)-1].Kind == RowUnread && s.Columns[rows[len(rows)-1].Last].Note() == c.Note():
			rows[len(rows)-1].Last = i
		case c.Note() != "":
			rows = append(rows, ListRow{Kind: RowUnread, At: day, Column: i, Last: i})
		}
		ghosts = ghosts[n:]
	}
	return rows, rowOf
}

// appendTimes appends a row for each time of a day, those that are gone among them.
func appendTimes(rows []ListRow, rowOf []int, s *Sheet, c Column, ghosts []Block) []ListRow {
	for block := c.From; block < c.To || len(ghosts) > 0; {
		if len(ghosts) > 0 && (block == c.To || ghosts[0].Start.Before(s.Blocks[block].Start)) {
			rows = append(rows, ListRow{Kind: RowGhost, At: RowPlace{c.Number(), ghosts[0].Start.Unix()}, Column: ghosts[0].Column, Ghost: &ghosts[0]})
			ghosts = ghosts[1:]
			continue
		}
		rowOf[block] = len(rows)
		rows = append(rows, ListRow{Kind: RowFree, At: RowPlace{c.Number(), s.Blocks[block].Start.Unix()}, Column: s.Blocks[block].Column, Block: block})
		block++
	}
	return rows
}
