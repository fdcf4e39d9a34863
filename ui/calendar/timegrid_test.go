package calendar

import (
	"testing"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/ui/calendar/sheet"
	"mieahealth.com/companion/ui/calendar/sheet/sheettest"
)

func TestEveryHourOfAViewHasOneHeight(t *testing.T) {
	one, other := sheettest.Offering(1, 1), sheettest.Offering(2, 2)
	for name, starts := range map[string]map[cliniko.Offering][]string{
		"half hours":           {one: {"25 09:00", "25 09:30", "26 16:00"}},
		"a quarter somewhere":  {one: {"25 09:00", "25 09:15"}, other: {"26 10:00", "26 16:30"}},
		"columns off by a bit": {one: {"25 09:00", "25 09:30"}, other: {"26 09:10", "26 09:40"}},
	} {
		t.Run(name, func(t *testing.T) {
			d := seat(t, starts)
			for _, height := range []float32{400, 656, 1400} {
				d.resize(1180, height)
				geo, s := d.grid().grid(), d.page.sheet
				for row := range s.Rows[:len(s.Rows)-1] {
					if s.Rows[row].Until == 0 {
						require.InDelta(t, geo.block*float32(s.Minutes(row))/float32(s.Step*geo.abreast), geo.tops[row+1]-geo.tops[row], 0.01)
					}
				}
				require.GreaterOrEqual(t, geo.block, leastRow())
			}
		})
	}
}

func TestNoBlockLiesOverAnother(t *testing.T) {
	for name, starts := range map[string][]string{
		"far apart":      {"25 09:00", "25 16:00"},
		"five minutes":   {"25 09:00", "25 09:05", "25 09:10", "25 16:55"},
		"one minute":     {"25 09:00", "25 09:01", "25 09:02", "25 12:00"},
		"before a break": {"25 16:45", "25 16:55", "25 23:00"},
	} {
		t.Run(name, func(t *testing.T) {
			d := seat(t, map[cliniko.Offering][]string{sheettest.Offering(1, 1): starts})
			geo, s := d.grid().grid(), d.page.sheet
			for i := 1; i < len(s.Blocks); i++ {
				before, block := geo.blockArea(s.Blocks[i-1]), geo.blockArea(s.Blocks[i])
				beside := before.X+before.Width <= block.X+0.01 || block.X+block.Width <= before.X+0.01
				require.True(t, beside || before.Y+before.Height <= block.Y+0.01)
			}
			for row := range s.Rows {
				if s.Rows[row].Until > 0 && row > 0 {
					require.LessOrEqual(t, geo.tops[row-1]+geo.block, geo.tops[row]+0.01, "nor over a break")
				}
			}
			last := s.Blocks[len(s.Blocks)-1]
			require.LessOrEqual(t, geo.tops[last.Row]+geo.block, geo.end()+0.01)
		})
	}
}

func TestABlockIsHitUpToItsLowerEdge(t *testing.T) {
	d := seat(t, map[cliniko.Offering][]string{sheettest.Offering(1, 1): {"25 09:00", "25 09:30"}, sheettest.Offering(2, 2): {"26 09:10"}})
	geo := d.grid().grid()
	cell := geo.cellArea(2, d.page.sheet.Blocks[0].Row)
	at := func(y float32) int {
		return d.grid().ItemAt(fyne.NewPos(cell.X+cell.Width/2, y).Subtract(d.grid().View().Position))
	}
	require.Equal(t, 0, at(cell.Y+cell.Height-2), "below the line of another column's time")
	require.Equal(t, sheet.None, at(cell.Y-2))
}

func TestAFineStepPutsTwoTimesSideBySideSoThatMoreHoursAreInView(t *testing.T) {
	starts := map[cliniko.Offering][]string{sheettest.Offering(1, 1): {"25 09:00", "25 09:10", "25 09:20", "25 10:00", "27 11:30", "27 13:30", "27 16:30"}}
	hour := func(d *desk) float32 {
		geo, s := d.grid().grid(), d.page.sheet
		return geo.tops[s.RowAt(sheet.Row{Minute: 10 * 60})] - geo.tops[s.RowAt(sheet.Row{Minute: 9 * 60})]
	}
	d := seat(t, starts)
	d.resize(1180, 656)
	geo, s := d.grid().grid(), d.page.sheet
	require.InDelta(t, 3*leastRow(), hour(d), 0.01, "half of the six steps")
	whole := geo.days.ColumnWidth
	for i, want := range []float32{whole / 2, whole / 2, whole / 2, whole, whole} {
		require.InDelta(t, want, geo.blockArea(s.Blocks[i]).Width, 0.01, i)
	}
	t.Run("and each is hit where it is drawn", func(t *testing.T) {
		for i := range 4 {
			area := geo.blockArea(s.Blocks[i])
			at := area.AddXY(area.Width/2, area.Height-3).Subtract(d.grid().View().Position)
			require.Equal(t, i, d.grid().ItemAt(at))
		}
	})
	t.Run("without a name that would be cut to a few letters", func(t *testing.T) {
		d.resize(1500, 656)
		require.Equal(t, 2, d.grid().grid().abreast)
		for _, word := range d.grid().drawing.shownWords() {
			require.NotContains(t, word.Text, "…")
		}
	})
	t.Run("unless the days are too narrow, or all hours fit anyway", func(t *testing.T) {
		d.resize(900, 656)
		require.Equal(t, 1, d.grid().grid().abreast)
		d.resize(1180, 2400)
		require.Equal(t, 1, d.grid().grid().abreast)
	})
}

func TestABlockIsNoHigherWhereASecondLineWouldNotFit(t *testing.T) {
	d := seat(t, map[cliniko.Offering][]string{sheettest.Offering(1, 1): {"25 09:00", "25 09:14", "25 09:24", "25 10:00"}})
	d.resize(1180, 300)
	d.page.openDay(sheettest.Tuesday.Add(1))
	geo, s := d.grid().grid(), d.page.sheet
	require.Less(t, geo.tops[s.Blocks[1].Row]-geo.tops[s.Blocks[0].Row], twoLines(), "a part of the room is free")
	require.Greater(t, geo.tops[s.Blocks[1].Row]-geo.tops[s.Blocks[0].Row], geo.block)
	require.InDelta(t, geo.block, geo.blockArea(s.Blocks[0]).Height, 0.01)
	require.InDelta(t, twoLines(), geo.blockArea(s.Blocks[3]).Height, 0.01)
}
