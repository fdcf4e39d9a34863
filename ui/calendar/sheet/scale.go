package sheet

import (
	"cmp"
	"slices"
)

// A sheet has one scale: every hour is as high as any other, so that gaps compare. It follows
// from the finest step, the least time between two blocks of a column, which are not to
// overlap.
const (
	widestStep = halfHour
	finestStep = 5 // minutes; times that are closer still make their own hour higher
)

// Minutes is how long a row lasts.
func (s *Sheet) Minutes(row int) int { return s.rowEnd(row) - s.Rows[row].Minute }

// findStep finds the finest step of the times that are shown, and the rows of those that are
// closer to the next than any step.
func (b *builder) findStep() (step int, crowded map[rowKey]bool) {
	all := slices.Concat(b.free, b.gone)
	slices.SortFunc(all, func(x, y slot) int { return cmp.Or(cmp.Compare(x.lane(), y.lane()), cmp.Compare(x.start, y.start)) })
	step, crowded = widestStep, map[rowKey]bool{}
	for i := 1; i < len(all); i++ {
		before, apart := all[i-1], int(all[i].start-all[i-1].start)/60
		switch {
		case before.lane() != all[i].lane() || before.row() == all[i].row():
		case apart < finestStep:
			step, crowded[before.row()] = finestStep, true
		default:
			step = min(step, apart)
		}
	}
	return step, crowded
}
