package calendar

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/cliniko/wording"
	"mieahealth.com/companion/ui/calendar/sheet"
	"mieahealth.com/companion/ui/calendar/sheet/sheettest"
)

func TestLettersChangeTheView(t *testing.T) {
	d := seat(t, sheettest.BusyWeek(t))
	fourWeeks(t, d)
	for _, step := range []struct {
		key   rune
		view  sheet.View
		title string
	}{
		{'d', sheet.Day, "Tuesday 24 November 2026"},
		{'M', sheet.Month, "November – December 2026"},
		{'a', sheet.List, "24 November – 21 December 2026"},
		{'W', sheet.Week, "23–27 November 2026"},
	} {
		require.True(t, d.page.TypedRune(step.key))
		require.Equal(t, step.view, d.page.view)
		require.Equal(t, int(step.view), d.page.screen.toolbar.views.Selected())
		require.Equal(t, step.title, d.page.title())
	}
}

func TestEachViewTurnsByItsOwnStep(t *testing.T) {
	d := seat(t, sheettest.BusyWeek(t))
	for _, c := range []struct {
		view sheet.View
		next string
	}{
		{sheet.Week, "30 November – 4 December 2026"},
		{sheet.Day, "Wednesday 25 November 2026"},
		{sheet.Month, "December 2026"},
		{sheet.List, "22 December 2026 – 18 January 2027"},
	} {
		d.page.showView(c.view)
		before := d.page.title()
		d.page.turn(1)
		require.Equal(t, c.next, d.page.title())
		d.page.turn(-1)
		require.Equal(t, before, d.page.title())
		d.page.turn(5)
		d.page.toToday()
		require.Equal(t, before, d.page.title())
	}
}

func TestTheSelectionStaysAcrossViews(t *testing.T) {
	d := seat(t, sheettest.BusyWeek(t))
	d.press(fyne.KeyRight, fyne.KeyReturn)
	require.Equal(t, "Wed 25 Nov, 11:00 – 11:30 · Ben Tran · Standard · Harbour Clinic", d.page.words())
	for _, v := range []sheet.View{sheet.Day, sheet.List, sheet.Month, sheet.Week} {
		d.page.showView(v)
		require.True(t, d.page.screen.shown().Focused(), "the keyboard stays in the calendar")
		if v != sheet.Month {
			require.Equal(t, "Wed 25 Nov, 11:00 – 11:30 · Ben Tran · Standard · Harbour Clinic", d.page.words())
		}
	}
	require.Equal(t, d.grid().Current, d.grid().chosen)
}

func TestDayPutsPractitionersSideBySide(t *testing.T) {
	d := seat(t, sheettest.BusyWeek(t))
	d.page.showView(sheet.Day)
	s := d.page.sheet
	require.Len(t, s.Columns, 3)
	require.Equal(t, []string{
		"0 11:30", "0 12:30", "0 14:30", "0 15:00", "0 16:30", "1 14:30", "1 15:00", "1 16:00", "2 14:30",
	}, places(s))
	require.Equal(t, 9, s.Total)

	t.Run("who does not work on the day and has no times is left out", func(t *testing.T) {
		account := sheettest.Clinic()
		for i := range account.Hours {
			if account.Hours[i].Practitioner == "23" && account.Hours[i].Weekday == time.Wednesday {
				account.Hours[i].Windows = nil
			}
		}
		d := seatWith(t, account, map[cliniko.Offering][]string{sheettest.Offering(1, 1): {"25 09:00"}})
		d.page.showView(sheet.Day)
		d.page.goTo(sheettest.Monday.Add(2))
		require.Equal(t, []int{0, 1}, people(d.page.sheet))
		d.page.ShowAllHours(true)
		require.Equal(t, []int{0, 1, 2}, people(d.page.sheet))
	})
	t.Run("a filter leaves a column out", func(t *testing.T) {
		d.page.showPractitioner("22", false)
		require.Equal(t, []int{0, 2}, people(d.page.sheet))
		d.page.showPractitioner("22", true)
	})
	t.Run("a column that was not read says so", func(t *testing.T) {
		d.weeks[sheettest.Monday].Offerings = d.weeks[sheettest.Monday].Offerings[:4]
		d.publish()
		require.True(t, d.page.sheet.Columns[2].Unread())
		require.Equal(t, sheet.ReadNot, d.page.sheet.Columns[2].Reading)
	})
}

// places lists the blocks as "column hour:minute".
func places(s *sheet.Sheet) (list []string) {
	for _, b := range s.Blocks {
		list = append(list, string(rune('0'+b.Column))+" "+wording.Style{}.ClockAt(s.Rows[b.Row].Minute))
	}
	return list
}

func people(s *sheet.Sheet) (list []int) {
	for _, c := range s.Columns {
		list = append(list, c.Person)
	}
	return list
}

func TestMonthCountsDays(t *testing.T) {
	d := seat(t, sheettest.BusyWeek(t))
	fourWeeks(t, d)
	d.page.showView(sheet.Month)
	s := d.page.sheet
	require.Equal(t, "Tue 24 Nov · 9 times", s.DayCountText(s.Columns[1]))
	require.Equal(t, "Sat 28 Nov · No free times", s.DayCountText(s.Columns[5]))
	require.Equal(t, "Mon 14 Dec · Not read yet", s.DayCountText(s.Columns[21]))
	require.Equal(t, "…", sheet.ShortCount(s.Columns[21]), "never 0")
	require.Equal(t, 42+19+17, s.Total)

	t.Run("the tint follows the busiest day", func(t *testing.T) {
		require.Equal(t, 15, s.Busiest())
		for free, want := range map[int]string{1: "miea.heat1", 5: "miea.heat1", 6: "miea.heat2", 10: "miea.heat2", 11: "miea.heat3", 15: "miea.heat3", 0: "miea.sunken"} {
			require.Equal(t, want, string(heat(sheet.Column{Free: free, Reading: sheet.ReadWhole}, 15)), free)
		}
	})
	t.Run("keys move over the days and open one", func(t *testing.T) {
		d.press(fyne.KeyRight, fyne.KeyDown, fyne.KeyLeft)
		require.Equal(t, "Tue 1 Dec · 4 times", d.page.words())
		d.press(fyne.KeyEnd)
		require.Equal(t, "Sun 20 Dec · Not read yet", d.page.words())
		d.press(fyne.KeyHome, fyne.KeyRight, fyne.KeyReturn)
		require.Equal(t, "Tuesday 24 November 2026", d.page.title())
		require.True(t, d.grid().Focused())
	})
	t.Run("a press opens a day", func(t *testing.T) {
		d.page.showView(sheet.Month)
		board := d.page.screen.month
		pos, size := board.cell(9)
		at := pos.AddXY(size.Width/2, size.Height/2)
		board.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at}})
		require.Equal(t, desktop.PointerCursor, board.Cursor())
		test.TapAt(board, at)
		require.Equal(t, "Wednesday 2 December 2026", d.page.title())
		require.Equal(t, sheet.None, board.ItemAt(fyne.NewPos(-5, 100)))
	})
}

func TestTheStripLeadsToOtherDays(t *testing.T) {
	d := seat(t, sheettest.BusyWeek(t))
	fourWeeks(t, d)
	strip := d.page.screen.panel.month.board
	require.Equal(t, "Nov – Dec 2026", d.page.screen.panel.month.title.String())
	require.Equal(t, sheettest.Monday, strip.from)
	require.Equal(t, sheettest.Monday.Add(6), strip.to)
	pos, size := strip.cell(8)
	test.TapAt(strip, pos.AddXY(size.Width/2, size.Height/2))
	require.Equal(t, sheettest.Monday.Add(7), d.page.sheet.From)
	require.Equal(t, sheet.Week, d.page.view)
	strip.TypedKey(&fyne.KeyEvent{Name: fyne.KeyPageDown})
	require.Equal(t, "January 2027", d.page.screen.panel.month.title.String())
}

func TestListGroupsTimesByDay(t *testing.T) {
	d := seat(t, sheettest.BusyWeek(t))
	fourWeeks(t, d)
	d.page.showView(sheet.List)
	b := d.page.screen.list
	require.Equal(t, sheet.RowDay, b.rows[0].Kind)
	require.Equal(t, "Today, Tuesday 24 November", d.page.sheet.ListDayText(d.page.sheet.Columns[b.rows[0].Column]))
	require.Equal(t, 9, len(b.rows[1:b.rowOf[9]])-1, "a row for each practitioner at each time")
	last := b.rows[len(b.rows)-1]
	require.Equal(t, sheet.RowUnread, last.Kind)
	require.Equal(t, "Mon 14 Dec – Mon 21 Dec: not read yet", d.page.sheet.NoteText(d.page.sheet.Columns[last.Column], d.page.sheet.Columns[last.Last].Date))

	t.Run("keys", func(t *testing.T) {
		words := func(keys ...fyne.KeyName) string { d.press(keys...); return d.page.words() }
		require.Equal(t, "Tue 24 Nov, 11:30 · Anna Riley · Initial and Standard · Harbour Clinic", words(fyne.KeyHome))
		require.Equal(t, "Tue 24 Nov, 12:30 – 13:15 · Anna Riley · Initial · Harbour Clinic", words(fyne.KeyDown))
		require.Equal(t, "Wed 25 Nov, 9:00 – 9:45 · Anna Riley · Initial · Harbour Clinic", words(fyne.KeyRight))
		require.Equal(t, "Tue 24 Nov, 11:30 · Anna Riley · Initial and Standard · Harbour Clinic", words(fyne.KeyLeft))
		words(fyne.KeyEnd)
		require.Equal(t, len(d.page.sheet.Blocks)-1, b.Current)
		words(fyne.KeyReturn)
		require.Equal(t, len(d.page.sheet.Blocks)-1, b.chosen)
		require.True(t, d.page.screen.panel.choice.box.Visible())
		first := d.page.sheet.From
		words(fyne.KeyPageDown)
		require.Equal(t, first.Add(sheet.ListDays), d.page.sheet.From)
		words(fyne.KeyPageUp)
		require.Equal(t, first, d.page.sheet.From)
	})
	t.Run("the pointer chooses a time, and no heading", func(t *testing.T) {
		d.press(fyne.KeyHome)
		height := b.rowHeight()
		test.TapAt(b, fyne.NewPos(50, 2.5*height))
		require.Equal(t, 1, b.chosen)
		require.Equal(t, sheet.None, b.ItemAt(fyne.NewPos(50, height/2)))
		require.Equal(t, sheet.None, b.ItemAt(fyne.NewPos(50, 1e6)))
	})
	t.Run("a refresh keeps what is at the top", func(t *testing.T) {
		b.ScrollTo(0, 20.5*b.rowHeight())
		top, at := b.top()
		d.changed(t)
		nowTop, now := b.top()
		require.Equal(t, at, now)
		require.Equal(t, top.Line, nowTop.Line)
		require.InDelta(t, top.Into, nowTop.Into, 0.01)
	})
}

func TestOfTenThousandTimesTheListDrawsThoseInView(t *testing.T) {
	d := crowded(t)
	d.page.showView(sheet.List)
	view := d.page.screen.list
	require.Len(t, view.rowOf, 10000)
	most := 0
	for y := float32(0); y < view.ContentSize().Height; y += 4999 {
		view.ScrollTo(0, y)
		most = max(most, len(objectsOf(view.Body)))
	}
	require.Less(t, most, 300)
}

func TestHiddenViewsHoldNoObjects(t *testing.T) {
	d := seat(t, sheettest.BusyWeek(t))
	fourWeeks(t, d)
	for v := range sheet.Views {
		d.page.showView(sheet.View(v))
		d.dress(0, 1.1)
		d.publish()
		s := d.page.screen
		require.Equal(t, sheet.View(v) == sheet.Month, len(objectsOf(s.month.Body)) > 0)
		require.Equal(t, sheet.View(v) == sheet.List, len(objectsOf(s.list.Body)) > 0)
		require.Equal(t, sheet.View(v) <= sheet.Day, len(objectsOf(s.sheets.Body)) > 0)
	}
}

func TestWhatIsStillToComeOfTheDaysOnScreenIsWishedFor(t *testing.T) {
	d := seat(t, sheettest.BusyWeek(t))
	for view, days := range map[sheet.View]string{
		sheet.Month: "11 2026-11-24..2026-12-20",
		sheet.Week:  "11 2026-11-24..2026-11-29",
		sheet.Day:   "11 2026-11-24..2026-11-24",
	} {
		d.page.showView(view)
		require.Equal(t, days, d.shown[len(d.shown)-1])
	}
}

func TestNextAvailableLooksAsFarAsPatientsCanBook(t *testing.T) {
	d := seat(t, map[cliniko.Offering][]string{})
	far := sheettest.Monday.Add(20 * sheet.DaysPerWeek)
	week := sheettest.Known(t, d.state.Account, nil)
	for i := range week.Offerings {
		o := &week.Offerings[i]
		o.Monday, o.From, o.To = far, far, far.Add(6)
		o.Starts = []time.Time{far.Add(3).At(9*60, d.page.zone).UTC()}
	}
	d.weeks[far] = week
	d.publish()
	require.True(t, d.page.next.Start.IsZero(), "beyond the horizon")
	d.state.Horizon = d.page.today().Add(180)
	d.publish()
	require.Equal(t, "Thu 15 Apr, 9:00", d.page.screen.panel.next.when.String())
	require.True(t, d.page.TypedRune('n'))
	require.Equal(t, far, d.page.sheet.From)
}

func TestADialogKeepsKeysFromTheCalendar(t *testing.T) {
	d := seat(t, sheettest.BusyWeek(t))
	canvas := d.window.Canvas()
	canvas.SetOnTypedRune(func(r rune) { d.page.TypedRune(r) })
	canvas.SetOnTypedKey(func(e *fyne.KeyEvent) { d.page.TypedKey(e) })
	d.page.jump()
	board, found := canvas.Focused().(*monthBoard)
	for range 8 {
		if board, found = canvas.Focused().(*monthBoard); found {
			break
		}
		canvas.FocusNext()
	}
	require.True(t, found, "the month can be reached by Tab")
	board.TypedRune('d')
	board.TypedKey(&fyne.KeyEvent{Name: fyne.KeyF5})
	require.Equal(t, sheet.Week, d.page.view)
	board.TypedKey(&fyne.KeyEvent{Name: fyne.KeyPageDown})
	require.Equal(t, time.December, board.sheet.From.Month)
	board.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	require.Nil(t, canvas.Overlays().Top())
	require.Equal(t, sheettest.Monday, d.page.sheet.From)
}
