package calendar

import (
	"slices"
	"time"
)

// layRows makes a row of each half hour of the hours shown, and of each other time
// that a slot starts at.
func (b *builder) layRows() {
	first, last := firstHour*60, lastHour*60
	for _, c := range b.cells {
		minute := c.row().unpack().Minute
		first, last = min(first, minute/60*60), max(last, minute/60*60+60)
		b.rowKeys = append(b.rowKeys, c.row())
	}
	for minute := first; minute < last; minute += halfHour {
		b.rowKeys = append(b.rowKeys, moment{minute: minute, order: minute}.row())
	}
	slices.Sort(b.rowKeys)
	b.rowKeys = slices.Compact(b.rowKeys)
	b.week.Rows = make([]Row, len(b.rowKeys))
	for i, key := range b.rowKeys {
		b.week.Rows[i] = key.unpack()
	}
}

// rowEnd is the minute at which a row ends.
func (w *Week) rowEnd(i int) int {
	next := w.Rows[i].Minute/halfHour*halfHour + halfHour
	if i+1 < len(w.Rows) && w.Rows[i+1].Second == w.Rows[i].Second {
		next = min(next, w.Rows[i+1].Minute)
	}
	return next
}

// layBlocks gathers the cells of equal time into blocks.
func (b *builder) layBlocks() {
	choices := make([]int, 0, len(b.cells))
	for i, c := range b.cells {
		choices = append(choices, c.offer())
		if i > 0 && b.cells[i-1].key>>offerBits == c.key>>offerBits {
			block := &b.week.Blocks[len(b.week.Blocks)-1]
			block.Choices = choices[len(choices)-len(block.Choices)-1:]
			continue
		}
		b.addBlock(c, choices[len(choices)-1:])
	}
	day := 0
	for i := range b.week.Days {
		d := &b.week.Days[i]
		d.From = day
		for day < len(b.week.Blocks) && b.week.Blocks[day].Day == i {
			day++
		}
		d.To = day
	}
}

func (b *builder) addBlock(c cell, choices []int) {
	row, _ := slices.BinarySearch(b.rowKeys, c.row())
	m := b.clock.at(c.start)
	b.week.Blocks = append(b.week.Blocks, Block{
		Day:     b.column[c.day()],
		Row:     row,
		Start:   time.Unix(c.start, 0).UTC(),
		Offset:  m.offset,
		Twice:   m.twice,
		Choices: choices,
	})
}

// markNow finds the row that the present lies in.
func (b *builder) markNow() {
	m := b.clock.at(b.Now.Unix())
	row, exact := slices.BinarySearch(b.rowKeys, m.row())
	if !exact {
		row--
	}
	b.nowRow = row
	if row == none {
		return
	}
	begin, end := b.week.Rows[row].Minute, b.week.rowEnd(row)
	if row == len(b.rowKeys)-1 && m.minute >= end {
		b.nowRow = len(b.rowKeys)
		return
	}
	if m.day < 0 || m.day >= daysPerWeek || b.column[m.day] == none {
		return
	}
	into := float32(m.minute-begin) / float32(end-begin)
	b.week.Now = NowMark{Shown: true, Day: b.column[m.day], Row: row, Into: min(into, 1)}
}

// shade finds the rows in which nobody who is shown works and nothing is free, and
// those that have passed.
func (b *builder) shade() {
	works := b.workingMinutes()
	for i := range b.week.Days {
		day := &b.week.Days[i]
		busy := b.rowsOf(*day)
		hours := works[day.Weekday()]
		for row := range b.week.Rows {
			passed := day.Past || day.Today && row < b.nowRow
			if passed || !busy[row] && hours != nil && !hours.anyIn(b.week.Rows[row].Minute, b.week.rowEnd(row)) {
				day.close(row)
			}
		}
	}
}

func (b *builder) rowsOf(day Day) []bool {
	busy := make([]bool, len(b.week.Rows))
	for _, block := range b.week.Blocks[day.From:day.To] {
		busy[block.Row] = true
	}
	return busy
}

func (d *Day) close(row int) {
	if n := len(d.Closed); n > 0 && d.Closed[n-1].To == row {
		d.Closed[n-1].To++
		return
	}
	d.Closed = append(d.Closed, Span{row, row + 1})
}

// minutes are the minutes of a day in which somebody works.
type minutes [minutesPerDay]bool

func (m *minutes) anyIn(from, to int) bool {
	return slices.Contains(m[from:min(to, minutesPerDay)], true)
}

func (m *minutes) fill(from, to int) {
	for minute := max(from, 0); minute < min(to, minutesPerDay); minute++ {
		m[minute] = true
	}
}

// workingMinutes are the hours of everybody who is shown, by weekday; all nil: the
// hours are not known.
func (b *builder) workingMinutes() (works [daysPerWeek]*minutes) {
	if len(b.Account.Hours) == 0 {
		return works
	}
	for day := range works {
		works[day] = new(minutes)
	}
	shown := b.shownPractitioners()
	for _, h := range b.Account.Hours {
		if h.Business != b.Business || !shown[h.Practitioner] {
			continue
		}
		for _, window := range h.Windows {
			works[h.Weekday].fill(window.From, window.To)
			works[(h.Weekday+1)%daysPerWeek].fill(0, window.To-minutesPerDay)
		}
	}
	return works
}
