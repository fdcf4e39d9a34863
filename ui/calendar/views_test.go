package calendar

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/cliniko"
)

func TestLettersChangeTheView(t *testing.T) {
	d := seat(t, busyWeek(t))
	fourWeeks(t, d)
	for _, step := range []struct {
		key   rune
		view  View
		title string
	}{
		{'d', Day, "Tuesday 24 November 2026"},
		{'M', Month, "November – December 2026"},
		{'a', List, "24 November – 21 December 2026"},
		{'W', Week, "23–27 November 2026"},
	} {
		require.True(t, d.page.TypedRune(step.key))
		require.Equal(t, step.view, d.page.view)
		require.Equal(t, int(step.view), d.page.screen.toolbar.views.Selected())
		require.Equal(t, step.title, d.page.title())
	}
}

func TestEachViewTurnsByItsOwnStep(t *testing.T) {
	d := seat(t, busyWeek(t))
	for _, c := range []struct {
		view View
		next string
	}{
		{Week, "30 November – 4 December 2026"},
		{Day, "Wednesday 25 November 2026"},
		{Month, "December 2026"},
		{List, "22 December 2026 – 18 January 2027"},
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

func TestMonthsTurnToADayThatIsThere(t *testing.T) {
	date := func(y int, m time.Month, day int) cliniko.Date { return cliniko.Date{Year: y, Month: m, Day: day} }
	require.Equal(t, date(2027, 2, 28), turnMonths(date(2027, 1, 31), 1))
	require.Equal(t, date(2028, 2, 29), turnMonths(date(2027, 11, 30), 3))
	require.Equal(t, date(2026, 12, 15), turnMonths(date(2027, 1, 15), -1))
}

func TestTheSelectionStaysAcrossViews(t *testing.T) {
	d := seat(t, busyWeek(t))
	d.press(fyne.KeyRight, fyne.KeyReturn)
	require.Equal(t, "Wed 25 Nov, 11:00 – 11:30 · Ben Tran · Standard · Harbour Clinic", d.page.words())
	for _, v := range []View{Day, List, Month, Week} {
		d.page.showView(v)
		require.True(t, d.page.screen.shown().touch().focused, "the keyboard stays in the calendar")
		if v != Month {
			require.Equal(t, "Wed 25 Nov, 11:00 – 11:30 · Ben Tran · Standard · Harbour Clinic", d.page.words())
		}
	}
	require.Equal(t, d.grid().cursor, d.grid().chosen)
}

func TestDayPutsPractitionersSideBySide(t *testing.T) {
	d := seat(t, busyWeek(t))
	d.page.showView(Day)
	s := d.page.sheet
	require.Len(t, s.Columns, 3)
	require.Equal(t, []string{
		"0 11:30", "0 12:30", "0 14:30", "0 15:00", "0 16:30", "1 14:30", "1 15:00", "1 16:00", "2 14:30",
	}, places(s))
	require.Equal(t, 11, s.Total)

	t.Run("who does not work on the day and has no times is left out", func(t *testing.T) {
		account := clinic()
		for i := range account.Hours {
			if account.Hours[i].Practitioner == "23" && account.Hours[i].Weekday == time.Wednesday {
				account.Hours[i].Windows = nil
			}
		}
		d := seatWith(t, account, map[cliniko.Offering][]string{offering(1, 1): {"25 09:00"}})
		d.page.showView(Day)
		d.page.goTo(monday.Add(2))
		require.Equal(t, []int{0, 1}, people(d.page.sheet))
		d.page.showAllHours(true)
		require.Equal(t, []int{0, 1, 2}, people(d.page.sheet))
	})
	t.Run("a filter leaves a column out", func(t *testing.T) {
		d.page.showPractitioner("22", false)
		require.Equal(t, []int{0, 2}, people(d.page.sheet))
		d.page.showPractitioner("22", true)
	})
	t.Run("a column that was not read says so", func(t *testing.T) {
		d.weeks[monday].Offerings = d.weeks[monday].Offerings[:4]
		d.publish()
		require.True(t, d.page.sheet.Columns[2].unread())
		require.Equal(t, ReadNot, d.page.sheet.Columns[2].Reading)
	})
}

// places lists the blocks as "column hour:minute".
func places(s *Sheet) (list []string) {
	for _, b := range s.Blocks {
		list = append(list, string(rune('0'+b.Column))+" "+clockText(s.Rows[b.Row].Minute))
	}
	return list
}

func people(s *Sheet) (list []int) {
	for _, c := range s.Columns {
		list = append(list, c.Person)
	}
	return list
}

func TestMonthCountsDays(t *testing.T) {
	d := seat(t, busyWeek(t))
	fourWeeks(t, d)
	d.page.showView(Month)
	s := d.page.sheet
	require.Equal(t, "Tue 24 Nov · 11 times", dayCountText(s.Columns[1]))
	require.Equal(t, "Sat 28 Nov · No times", dayCountText(s.Columns[5]))
	require.Equal(t, "Mon 14 Dec · Not read yet", dayCountText(s.Columns[21]))
	require.Equal(t, "…", shortCount(s.Columns[21]), "never 0")
	require.Equal(t, 44+20+17, s.Total)

	t.Run("the tint follows the busiest day", func(t *testing.T) {
		require.Equal(t, 15, s.busiest())
		for free, want := range map[int]string{1: "miea.heat1", 5: "miea.heat1", 6: "miea.heat2", 10: "miea.heat2", 11: "miea.heat3", 15: "miea.heat3", 0: "miea.sunken"} {
			require.Equal(t, want, string(Column{Free: free, Reading: ReadWhole}.heat(15)), free)
		}
	})
	t.Run("keys move over the days and open one", func(t *testing.T) {
		d.press(fyne.KeyRight, fyne.KeyDown, fyne.KeyLeft)
		require.Equal(t, "Tue 1 Dec · 5 times", d.page.words())
		d.press(fyne.KeyEnd)
		require.Equal(t, "Sun 20 Dec · Not read yet", d.page.words())
		d.press(fyne.KeyHome, fyne.KeyRight, fyne.KeyReturn)
		require.Equal(t, "Tuesday 24 November 2026", d.page.title())
		require.True(t, d.grid().focused)
	})
	t.Run("a press opens a day", func(t *testing.T) {
		d.page.showView(Month)
		board := d.page.screen.month
		pos, size := board.cell(9)
		at := pos.AddXY(size.Width/2, size.Height/2)
		board.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at}})
		require.Equal(t, desktop.PointerCursor, board.Cursor())
		test.TapAt(board, at)
		require.Equal(t, "Wednesday 2 December 2026", d.page.title())
		require.Equal(t, none, board.at(fyne.NewPos(-5, 100)))
	})
}

func TestTheStripLeadsToOtherDays(t *testing.T) {
	d := seat(t, busyWeek(t))
	fourWeeks(t, d)
	strip := d.page.screen.panel.month.board
	require.Equal(t, "Nov – Dec 2026", d.page.screen.panel.month.title.String())
	require.Equal(t, monday, strip.from)
	require.Equal(t, monday.Add(6), strip.to)
	pos, size := strip.cell(8)
	test.TapAt(strip, pos.AddXY(size.Width/2, size.Height/2))
	require.Equal(t, monday.Add(7), d.page.sheet.From)
	require.Equal(t, Week, d.page.view)
	strip.TypedKey(&fyne.KeyEvent{Name: fyne.KeyPageDown})
	require.Equal(t, "January 2027", d.page.screen.panel.month.title.String())
}

func TestListGroupsTimesByDay(t *testing.T) {
	d := seat(t, busyWeek(t))
	fourWeeks(t, d)
	d.page.showView(List)
	b := d.page.screen.list.board
	require.Equal(t, rowDay, b.rows[0].kind)
	require.Equal(t, "Today, Tuesday 24 November", listDayText(d.page.sheet.Columns[b.rows[0].column]))
	require.Equal(t, 9, len(b.rows[1:b.rowOf[9]])-1, "a row for each practitioner at each time")
	last := b.rows[len(b.rows)-1]
	require.Equal(t, rowUnread, last.kind)
	require.Equal(t, "Mon 14 Dec – Mon 21 Dec: not read yet", noteText(d.page.sheet.Columns[last.column], d.page.sheet.Columns[last.last].Date))

	t.Run("keys", func(t *testing.T) {
		words := func(keys ...fyne.KeyName) string { d.press(keys...); return d.page.words() }
		require.Equal(t, "Tue 24 Nov, 11:30 · 2 choices: Anna Riley · Harbour Clinic", words(fyne.KeyHome))
		require.Equal(t, "Tue 24 Nov, 12:30 – 13:15 · Anna Riley · Initial · Harbour Clinic", words(fyne.KeyDown))
		require.Equal(t, "Wed 25 Nov, 9:00 – 9:45 · Anna Riley · Initial · Harbour Clinic", words(fyne.KeyRight))
		require.Equal(t, "Tue 24 Nov, 11:30 · 2 choices: Anna Riley · Harbour Clinic", words(fyne.KeyLeft))
		words(fyne.KeyEnd)
		require.Equal(t, len(d.page.sheet.Blocks)-1, b.cursor)
		words(fyne.KeyReturn)
		require.Equal(t, len(d.page.sheet.Blocks)-1, b.chosen)
		require.True(t, d.page.screen.panel.choice.box.Visible())
		first := d.page.sheet.From
		words(fyne.KeyPageDown)
		require.Equal(t, first.Add(listDays), d.page.sheet.From)
		words(fyne.KeyPageUp)
		require.Equal(t, first, d.page.sheet.From)
	})
	t.Run("the pointer chooses a time, and no heading", func(t *testing.T) {
		d.press(fyne.KeyHome)
		height := b.rowHeight()
		test.TapAt(b, fyne.NewPos(50, 2.5*height))
		require.Equal(t, 1, b.chosen)
		require.Equal(t, none, b.at(fyne.NewPos(50, height/2)))
		require.Equal(t, none, b.at(fyne.NewPos(50, 1e6)))
	})
	t.Run("a refresh keeps what is at the top", func(t *testing.T) {
		view := d.page.screen.list
		view.scrollTo(20.5 * b.rowHeight())
		at, into := b.momentAt(view.scroll.Offset.Y)
		d.changed(t)
		now, nowInto := b.momentAt(view.scroll.Offset.Y)
		require.Equal(t, at, now)
		require.InDelta(t, into, nowInto, 0.01)
	})
}

func TestOfTenThousandTimesTheListDrawsThoseInView(t *testing.T) {
	d := crowded(t)
	d.page.showView(List)
	view := d.page.screen.list
	require.Len(t, view.board.rowOf, 10000)
	most := 0
	for y := float32(0); y < view.board.MinSize().Height; y += 4999 {
		view.scrollTo(y)
		most = max(most, len(objectsOf(view.board.picture.Drawing)))
	}
	require.Less(t, most, 300)
}

func TestHiddenViewsHoldNoObjects(t *testing.T) {
	d := seat(t, busyWeek(t))
	fourWeeks(t, d)
	for v := range views {
		d.page.showView(View(v))
		d.dress(0, 1.1)
		d.publish()
		s := d.page.screen
		require.Equal(t, View(v) == Month, s.month.picture != nil && len(objectsOf(s.month.picture.Drawing)) > 0)
		require.Equal(t, View(v) == List, s.list.board.picture != nil && len(objectsOf(s.list.board.picture.Drawing)) > 0)
		require.Equal(t, View(v) <= Day, len(objectsOf(s.sheets.grid.picture.Drawing)) > 0)
	}
}

func TestLongEmptyHoursBecomeOneRow(t *testing.T) {
	a := clinic()
	week := known(t, a, map[cliniko.Offering][]string{offering(1, 1): {"25 05:30", "25 23:55", "26 18:00"}})
	in := input(t, a, week)
	s := Build(in)
	var breaks []Row
	for _, row := range s.Rows {
		if row.Until > 0 {
			breaks = append(breaks, row)
		}
	}
	require.Equal(t, []Row{{Minute: 18*60 + 30, Until: 23*60 + 55}}, breaks, "two hours and a half are no break")
	require.Equal(t, []string{"Wed 25 5:30 AR/Initial", "Wed 25 23:55 AR/Initial", "Thu 26 18:00 AR/Initial"}, cells(s))

	in.AllHours = true
	s = Build(in)
	require.Len(t, s.Columns, 7)
	require.Len(t, s.Rows, 48+1)

	t.Run("the present may lie in it", func(t *testing.T) {
		in.AllHours = false
		in.Now = monday.Add(3).At(21*60+12, in.Zone)
		week.Offerings[0].Starts = append(week.Offerings[0].Starts, monday.Add(4).At(23*60+55, in.Zone).UTC())
		in.Slots = slotsOf(in.Zone, cliniko.Date{}, week)
		s := Build(in)
		require.True(t, s.Now.Shown)
		require.Positive(t, s.Rows[s.Now.Row].Until)
	})
}

func TestWhatIsStillToComeOfTheDaysOnScreenIsWishedFor(t *testing.T) {
	d := seat(t, busyWeek(t))
	for view, days := range map[View]string{
		Month: "11 2026-11-24..2026-12-20",
		Week:  "11 2026-11-24..2026-11-29",
		Day:   "11 2026-11-24..2026-11-24",
	} {
		d.page.showView(view)
		require.Equal(t, days, d.shown[len(d.shown)-1])
	}
}

func TestNextAvailableLooksAsFarAsPatientsCanBook(t *testing.T) {
	d := seat(t, map[cliniko.Offering][]string{})
	far := monday.Add(20 * daysPerWeek)
	week := known(t, d.state.Account, nil)
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
	d := seat(t, busyWeek(t))
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
	require.Equal(t, Week, d.page.view)
	board.TypedKey(&fyne.KeyEvent{Name: fyne.KeyPageDown})
	require.Equal(t, time.December, board.sheet.From.Month)
	board.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	require.Nil(t, canvas.Overlays().Top())
	require.Equal(t, monday, d.page.sheet.From)
}
