package sheet

import (
	"cmp"
	"slices"
	"time"
)

// The hours shown when no slot lies outside of them.
const (
	firstHour = 8
	lastHour  = 17
)

// leastBreak is how many minutes without free times become one row: outside of the usual
// hours always, within them where a fine step makes each hour high.
const leastBreak = 3 * 60

// layRows makes a row of each half hour of the hours shown, and of each other time
// that a slot starts at. Long empty hours become one row.
func (b *builder) layRows() {
	first, last := firstHour*60, lastHour*60
	if b.AllHours {
		first, last = 0, MinutesPerDay
	}
	var used []rowKey
	for _, c := range slices.Concat(b.free, b.gone) {
		used = append(used, c.row())
	}
	slices.Sort(used)
	used = slices.Compact(used)
	for _, key := range used {
		minute := key.unpack().Minute
		first, last = min(first, minute/60*60), max(last, minute/60*60+60)
	}
	step, crowded := b.findStep()
	b.sheet.Step, b.rowKeys = step, slices.Clone(used)
	for minute := first; minute < last; minute += halfHour {
		b.rowKeys = append(b.rowKeys, moment{minute: minute, order: minute}.row())
	}
	slices.Sort(b.rowKeys)
	b.rowKeys = slices.Compact(b.rowKeys)
	b.sheet.Rows = make([]Row, len(b.rowKeys))
	for i, key := range b.rowKeys {
		b.sheet.Rows[i] = key.unpack()
		b.sheet.Rows[i].Crowded = crowded[key]
	}
	if !b.AllHours {
		b.closeBreaks(used)
	}
}

// closeBreaks makes one row of each long stretch of unused ones.
func (b *builder) closeBreaks(used []rowKey) {
	var keys []rowKey
	var rows []Row
	for i := 0; i < len(b.rowKeys); {
		end := i
		for end < len(b.rowKeys) && b.mayClose(end, used) {
			end++
		}
		row := b.sheet.Rows[i]
		if end > i && b.sheet.rowEnd(end-1)-row.Minute >= leastBreak {
			row.Until = b.sheet.rowEnd(end - 1)
		} else {
			end = i + 1
		}
		keys, rows = append(keys, b.rowKeys[i]), append(rows, row)
		i = end
	}
	b.rowKeys, b.sheet.Rows = keys, rows
}

func (b *builder) mayClose(row int, used []rowKey) bool {
	minute := b.sheet.Rows[row].Minute
	_, inUse := slices.BinarySearch(used, b.rowKeys[row])
	return !inUse && (minute < firstHour*60 || minute >= lastHour*60 || b.sheet.Step < widestStep)
}

// rowEnd is the minute at which a row ends.
func (s *Sheet) rowEnd(i int) int {
	if s.Rows[i].Until > 0 {
		return s.Rows[i].Until
	}
	next := s.Rows[i].Minute/halfHour*halfHour + halfHour
	if i+1 < len(s.Rows) && s.Rows[i+1].Second == s.Rows[i].Second {
		next = min(next, s.Rows[i+1].Minute)
	}
	return next
}

// layBlocks gathers the choices of equal time into blocks.
func (b *builder) layBlocks() {
	b.sheet.Blocks = b.blocksOf(b.free)
	next := 0
	for i := range b.sheet.Columns {
		c := &b.sheet.Columns[i]
		c.From = next
		for next < len(b.sheet.Blocks) && b.sheet.Blocks[next].Column == i {
			next++
		}
		c.To = next
	}
}

// layGhosts gathers what is free no longer, where nothing is free instead.
func (b *builder) layGhosts() {
	for _, block := range b.blocksOf(b.gone) {
		if b.sheet.BlockIn(block.Column, block.Row) == None {
			b.sheet.Ghosts = append(b.sheet.Ghosts, block)
		}
	}
}

func (b *builder) blocksOf(list []slot) []Block {
	blocks, choices := make([]Block, 0, b.countBlocks(list)), make([]int, 0, len(list))
	for i, c := range list {
		choices = append(choices, c.offer())
		if i > 0 && b.together(list[i-1], c) {
			block := &blocks[len(blocks)-1]
			block.Choices = choices[len(choices)-len(block.Choices)-1:]
			continue
		}
		blocks = append(blocks, b.newBlock(c, choices[len(choices)-1:]))
	}
	return blocks
}

func (b *builder) countBlocks(list []slot) (n int) {
	for i := range list {
		if i == 0 || !b.together(list[i-1], list[i]) {
			n++
		}
	}
	return n
}

// together reports whether two choices that follow each other are of one block.
func (b *builder) together(x, y slot) bool {
	if x.key>>offerBits != y.key>>offerBits {
		return false
	}
	return b.Grouping != AsList || b.sheet.Offers[x.offer()].Practitioner == b.sheet.Offers[y.offer()].Practitioner
}

func (b *builder) newBlock(c slot, choices []int) Block {
	row, _ := slices.BinarySearch(b.rowKeys, c.row())
	m := b.clock.at(c.start)
	return Block{
		Column:  b.lanes[c.lane()].column,
		Row:     row,
		Start:   time.Unix(c.start, 0).UTC(),
		Offset:  m.offset,
		Twice:   m.twice,
		Choices: choices,
	}
}

// BlockIn is the first block of a cell, or none.
func (s *Sheet) BlockIn(column, row int) int {
	c := s.Columns[column]
	i, found := slices.BinarySearchFunc(s.Blocks[c.From:c.To], row, func(b Block, row int) int { return cmp.Compare(b.Row, row) })
	if !found {
		return None
	}
	return c.From + i
}

// LastIn is the last block of a column that begins in a row or above it, or none.
func (s *Sheet) LastIn(column, row int) int {
	c := s.Columns[column]
	after, _ := slices.BinarySearchFunc(s.Blocks[c.From:c.To], row+1, func(b Block, row int) int { return cmp.Compare(b.Row, row) })
	if after == 0 {
		return None
	}
	return c.From + after - 1
}

// markNew marks the blocks in which something is new.
func (b *builder) markNew() {
	fresh := map[slotID]bool{}
	for _, c := range b.Changes {
		if !c.Gone {
			fresh[c.slotID()] = true
		}
	}
	if len(fresh) == 0 {
		return
	}
	for i := range b.sheet.Blocks {
		block := &b.sheet.Blocks[i]
		block.New = slices.ContainsFunc(block.Choices, func(c int) bool { return fresh[slotID{b.sheet.Offers[c].Offering, block.Start.Unix()}] })
	}
}

// markNow finds the row that the present lies in.
func (b *builder) markNow() {
	m := b.clock.at(b.Now.Unix())
	row, exact := slices.BinarySearch(b.rowKeys, m.row())
	if !exact {
		row--
	}
	b.nowRow = row
	if row == None {
		return
	}
	begin, end := b.sheet.Rows[row].Minute, b.sheet.rowEnd(row)
	if row == len(b.rowKeys)-1 && m.minute >= end {
		b.nowRow = len(b.rowKeys)
		return
	}
	if m.day < 0 || m.day >= b.Days {
		return
	}
	column := 0
	if b.Grouping != ByPractitioner {
		column = b.lanes[m.day].column
	}
	into := float32(m.minute-begin) / float32(end-begin)
	if column != None {
		b.sheet.Now = NowMark{Shown: true, Column: column, Row: row, Into: min(into, 1)}
	}
}
