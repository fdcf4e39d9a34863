package guide

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/cliniko/readiness"
	"mieahealth.com/companion/storage/live"
	"mieahealth.com/companion/ui/control"
	"mieahealth.com/companion/ui/theme"
)

// walk visits every object that shows.
func walk(o fyne.CanvasObject, visit func(fyne.CanvasObject)) {
	if o == nil || !o.Visible() {
		return
	}
	visit(o)
	switch o := o.(type) {
	case *fyne.Container:
		for _, child := range o.Objects {
			walk(child, visit)
		}
	case *control.Page:
		walk(o.Content, visit)
	case *container.Scroll:
		walk(o.Content, visit)
	case *control.Opener, *control.Button, *control.Text, *control.Check, *control.Field:
	case fyne.Widget:
		for _, child := range test.WidgetRenderer(o).Objects() {
			walk(child, visit)
		}
	}
}

func buttons(root fyne.CanvasObject) map[string]*control.Button {
	found := map[string]*control.Button{}
	walk(root, func(o fyne.CanvasObject) {
		if b, ok := o.(*control.Button); ok {
			found[b.Label()] = b
		}
	})
	return found
}

func texts(root fyne.CanvasObject) (all []string) {
	walk(root, func(o fyne.CanvasObject) {
		switch o := o.(type) {
		case *control.Text:
			all = append(all, o.String())
		case *control.Opener:
			all = append(all, o.Label())
		case *control.Button:
			all = append(all, o.Label())
		}
	})
	return all
}

func press(t *testing.T, w fyne.Window, label string) {
	t.Helper()
	pressIn(t, w.Content(), label)
}

func pressIn(t *testing.T, root fyne.CanvasObject, label string) {
	t.Helper()
	b, found := buttons(root)[label]
	require.True(t, found, "no button %q", label)
	test.Tap(b)
}

var looks = map[string]*theme.Theme{
	"light": theme.New(theme.Light, 1), "dark": theme.New(theme.Dark, 1),
	"90 %": theme.New(theme.Light, 0.9), "150 %": theme.New(theme.Dark, 1.5),
}

func TestStepPage(t *testing.T) {
	common := theme.New(theme.Light, 1)
	t.Run("before a key there is no button that opens Cliniko until its address is typed", func(t *testing.T) {
		o, w := window(t, unconnected(), TabKey, wide, common)
		require.NotContains(t, buttons(w.Content()), settingsPage.Button)
		require.Nil(t, o.guide.Address(TabKey))
		o.guide.steps[0].tools.address.field.SetText("https://seaside.au4.cliniko.com/calendar")
		press(t, w, settingsPage.Button)
		require.Equal(t, []string{"https://seaside.au4.cliniko.com/settings"}, o.opened)
		press(t, w, copyLink)
		require.Equal(t, "https://seaside.au4.cliniko.com/settings", o.clipboard)
		require.Contains(t, buttons(w.Content()), copied)
		require.Equal(t, "https://seaside.au4.cliniko.com/settings", o.guide.Address(TabKey).String())
	})
	t.Run("an address that was typed is kept for the next start, until it is cleared", func(t *testing.T) {
		o, _ := window(t, unconnected(), TabKey, wide, common)
		o.guide.steps[0].tools.address.field.SetText("https://seaside.au4.cliniko.com/calendar")
		require.Equal(t, "seaside.au4.cliniko.com", o.state.Clinic.Subdomain)
		next, w := window(t, o.state, TabKey, wide, common)
		press(t, w, settingsPage.Button)
		require.Equal(t, []string{"https://seaside.au4.cliniko.com/settings"}, next.opened)
		field := next.guide.steps[0].tools.address.field
		require.Equal(t, "seaside.au4.cliniko.com", field.Text)
		field.SetText("")
		require.Empty(t, next.state.Clinic.Subdomain)
		require.Nil(t, next.guide.Address(TabKey))
		require.Empty(t, field.Text)
	})
	t.Run("a role that cannot do an action is told so there, with a way to ask", func(t *testing.T) {
		s := seaside()
		s.Account.User = cliniko.User{FirstName: "Dana", Role: "Power receptionist"}
		s.Account.Practitioners[0].ShowOnline, s.Account.Practitioners[1].ShowOnline = false, false
		s.Report = readiness.Report{}
		o, w := window(t, s, TabWho, wide, common)
		require.Equal(t, 1, o.guide.steps[2].openAt())
		require.Contains(t, texts(w.Content()), "No practitioner is shown online, so MIEA can offer no times. Turn on at least one. This key belongs to Dana, power receptionist. Steps 1 and 2 work. Practitioners’ pages need an administrator.")
		press(t, w, askColleague)
		require.Contains(t, o.clipboard, "Where: Settings → Users & practitioners")
	})
	t.Run("a wrong address says so on Return only", func(t *testing.T) {
		o, _ := window(t, unconnected(), TabKey, wide, common)
		form := o.guide.steps[0].tools.address
		form.field.SetText("seaside")
		require.False(t, form.wrong.Line().Visible())
		form.field.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
		require.True(t, form.wrong.Line().Visible())
	})
	t.Run("marking as done goes on to the next action and can be undone", func(t *testing.T) {
		o, w := window(t, unconnected(), TabKey, wide, common)
		page := o.guide.steps[0]
		press(t, w, markDone)
		require.Contains(t, o.state.Clinic.Ticks, "key/administrator")
		require.Equal(t, 1, page.openAt())
		require.Equal(t, control.ByUser, page.rows[0].icon.State())
		test.Tap(page.rows[0].title)
		require.Equal(t, 0, page.openAt())
		press(t, w, undoTick)
		require.NotContains(t, o.state.Clinic.Ticks, "key/administrator")
		require.Equal(t, control.ToDo, page.rows[0].icon.State())
	})
	t.Run("the bookings page is opened by the button named for it", func(t *testing.T) {
		o, w := window(t, seaside(), TabOnline, wide, common)
		press(t, w, bookingsPage.Button)
		require.Equal(t, []string{"https://seaside.au4.cliniko.com/bookings"}, o.opened)
		require.Equal(t, "https://seaside.au4.cliniko.com/bookings", o.guide.Address(TabOnline).String())
	})
	t.Run("strict rules can be left as they are", func(t *testing.T) {
		s := seaside()
		s.Account.Settings.OnlineBookings.DaysAhead = number(28)
		o, w := window(t, s, TabOnline, wide, common)
		require.Equal(t, control.Attention, o.guide.States()[1])
		press(t, w, leaveIt)
		require.Equal(t, control.ByUser, o.guide.States()[1])
	})
	t.Run("a colleague can be asked where rights are missing", func(t *testing.T) {
		s := seaside()
		s.Account.Settings.OnlineBookings.Enabled = false
		o, w := window(t, s, TabOnline, wide, common)
		press(t, w, askColleague)
		require.Contains(t, o.clipboard, "Where: Settings → Online bookings")
		require.Contains(t, o.clipboard, "Online bookings is off")
	})
	t.Run("what could not be checked can be checked now", func(t *testing.T) {
		s := seaside()
		s.Account, s.Status = nil, live.Status{Phase: live.Offline, Problem: &cliniko.Error{Kind: cliniko.KindOffline}}
		o, w := window(t, s, TabOnline, wide, common)
		press(t, w, checkAgain)
		require.Equal(t, 1, o.checked)
	})
	t.Run("a finished step leads on to the next one to do", func(t *testing.T) {
		o, w := window(t, seaside(), TabKey, wide, common)
		press(t, w, "Go on with step 4")
		require.Equal(t, []int{TabHandOver}, o.wentTo)
	})
	t.Run("the hand-over leads back to what is not finished", func(t *testing.T) {
		o, w := window(t, troubled(), TabHandOver, wide, common)
		press(t, w, "Go on with step 3")
		require.Equal(t, []int{TabWho}, o.wentTo)
	})
	t.Run("there is one main button at a time", func(t *testing.T) {
		for _, s := range []*live.State{unconnected(), seaside(), handed(troubled())} {
			for tab := TabStart; tab <= TabHandOver; tab++ {
				_, w := window(t, s, tab, wide, common)
				require.LessOrEqual(t, mainButtons(w.Content()), 1)
			}
		}
	})
}

// mainButtons counts the buttons filled with the accent.
func mainButtons(root fyne.CanvasObject) int {
	n := 0
	walk(root, func(o fyne.CanvasObject) {
		if b, ok := o.(*control.Button); ok && filled(b) {
			n++
		}
	})
	return n
}

func filled(b *control.Button) bool {
	for _, o := range test.WidgetRenderer(b).Objects() {
		if box, ok := o.(*canvas.Rectangle); ok && box.FillColor == theme.Color(theme.Accent) {
			return true
		}
	}
	return false
}

func TestHandOver(t *testing.T) {
	o, w := window(t, seaside(), TabHandOver, wide, theme.New(theme.Light, 1))
	form := o.guide.steps[3].rows[3].within.(*handOverForm)
	t.Run("a name is needed", func(t *testing.T) {
		require.True(t, form.noted.Disabled())
		form.name.SetText("  \u202e ")
		form.note()
		require.Nil(t, o.state.Clinic.HandedOver)
	})
	t.Run("the name and the moment are kept", func(t *testing.T) {
		form.name.SetText("Ravi at MIEA")
		form.name.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
		require.Equal(t, "Ravi at MIEA", o.state.Clinic.HandedOver.To)
		require.Equal(t, now.UTC(), o.state.Clinic.HandedOver.At)
		require.Contains(t, texts(w.Content()), "Handed over to Ravi at MIEA on 23 November.")
	})
	t.Run("it can be undone", func(t *testing.T) {
		test.Tap(o.guide.steps[3].rows[3].title)
		press(t, w, handOverUndo)
		require.Nil(t, o.state.Clinic.HandedOver)
	})
}

func TestCopyTheKey(t *testing.T) {
	// pasted is the hand-over page in the run in which the key was pasted.
	pasted := func(t *testing.T) (*outside, fyne.Window) {
		o, w := window(t, seaside(), TabHandOver, wide, theme.New(theme.Light, 1))
		f := o.guide.form
		f.replace()
		f.field.SetText(secret + "-au4")
		f.submit()
		s := seaside()
		s.Key.Ending = o.tried[0].Ending()
		o.set(s)
		o.guide.steps[3].choose(2)
		return o, w
	}
	copyIt := func(t *testing.T, w fyne.Window) {
		press(t, w, copyKey)
		pressIn(t, w.Canvas().Overlays().Top(), copyKey)
	}
	t.Run("it is confirmed each time", func(t *testing.T) {
		o, w := pasted(t)
		for range 2 {
			press(t, w, copyKey)
			pressIn(t, w.Canvas().Overlays().Top(), copyNot)
			require.Empty(t, o.clipboard)
		}
		w.Canvas().Unfocus()
		require.Equal(t, 1, mainButtons(w.Content()))
		copyIt(t, w)
		w.Canvas().Unfocus()
		require.Equal(t, 1, mainButtons(w.Content()))
		require.Equal(t, secret+"-au4", o.clipboard)
		require.Contains(t, texts(w.Content()), copiedKey)
	})
	t.Run("it leaves the clipboard by itself, unless something else is there by then", func(t *testing.T) {
		o, w := pasted(t)
		copyIt(t, w)
		o.later[0]()
		require.Empty(t, o.clipboard)
		require.Contains(t, texts(w.Content()), copyCleared)
		copyIt(t, w)
		o.clipboard = "a shopping list"
		o.later[1]()
		require.Equal(t, "a shopping list", o.clipboard)
	})
	t.Run("copied twice, it stays for the whole while after the second time", func(t *testing.T) {
		o, w := pasted(t)
		copyIt(t, w)
		copyIt(t, w)
		o.later[0]()
		require.NotEmpty(t, o.clipboard)
		o.later[1]()
		require.Empty(t, o.clipboard)
	})
	t.Run("it leaves the clipboard when the app ends", func(t *testing.T) {
		o, w := pasted(t)
		copyIt(t, w)
		o.guide.Close()
		require.Empty(t, o.clipboard)
	})
	t.Run("in a later run there is no button but the way to a new key", func(t *testing.T) {
		o, w := window(t, seaside(), TabHandOver, wide, theme.New(theme.Light, 1))
		o.guide.steps[3].choose(2)
		require.NotContains(t, buttons(w.Content()), copyKey)
		require.Contains(t, texts(w.Content()), copyNotNow)
	})
	t.Run("a clinic that is forgotten or refused gives no key", func(t *testing.T) {
		o, w := pasted(t)
		refused := *o.state
		refused.Status.Phase = live.KeyRefused
		o.set(&refused)
		require.NotContains(t, buttons(w.Content()), copyKey)
		o.set(unconnected())
		require.Empty(t, o.guide.hand.pasted)
	})
	t.Run("no text of the page ever holds the key", func(t *testing.T) {
		_, w := pasted(t)
		copyIt(t, w)
		for _, text := range texts(w.Content()) {
			require.NotContains(t, text, secret)
		}
	})
}

func TestStart(t *testing.T) {
	common := theme.New(theme.Light, 1)
	t.Run("begins with step 1 and goes on where it stands", func(t *testing.T) {
		o, w := window(t, unconnected(), TabStart, wide, common)
		require.Equal(t, tabStart, o.guide.StartTitle())
		press(t, w, "Start with step 1")
		require.Equal(t, []int{TabKey}, o.wentTo)
		o.set(seaside())
		press(t, w, "Go on with step 4")
		require.Equal(t, []int{TabKey, TabHandOver}, o.wentTo)
	})
	t.Run("what to have ready is ticked by the user and can be undone", func(t *testing.T) {
		o, w := window(t, unconnected(), TabStart, wide, common)
		test.Tap(o.guide.start.ready[2].mark)
		require.Contains(t, o.state.Clinic.Ticks, "ready/contact")
		press(t, w, undoTick)
		require.NotContains(t, o.state.Clinic.Ticks, "ready/contact")
	})
	t.Run("becomes the overview after the hand-over", func(t *testing.T) {
		o, w := window(t, handed(troubled()), TabStart, wide, common)
		require.Equal(t, tabOverview, o.guide.StartTitle())
		shown := texts(w.Content())
		require.Contains(t, shown, "1 thing stands in the way. MIEA can offer 2 practitioners")
		require.Contains(t, shown, "Checked just now. Handed over to Ravi at MIEA on 9 November.")
		require.Contains(t, shown, "Nora Quinn has no hours at Harbour Clinic")
		require.Contains(t, shown, overviewUnknown) // Olive Kay's
		press(t, w, overviewCalendar)
		require.Equal(t, []int{TabCalendar}, o.wentTo)
		press(t, w, overviewBookings)
		require.Equal(t, []string{"https://seaside.au4.cliniko.com/bookings"}, o.opened)
	})
	t.Run("the overview tells what has changed since the last visit, and how that stands now", func(t *testing.T) {
		s := changed(handed(troubled()))
		o, w := window(t, s, TabStart, wide, common)
		shown := texts(w.Content())
		require.Contains(t, shown, "Since you last looked, on 9 November")
		require.Contains(t, shown, "Nora Quinn can no longer be booked.")
		require.Contains(t, shown, overviewRest)
		var states []control.State
		for _, i := range o.guide.start.overview.since.drawn {
			states = append(states, i.State)
		}
		require.Equal(t, []control.State{control.Blocked, control.Done, control.NotOffered, control.Done}, states)
	})
	t.Run("many changes are counted, none are said in one line", func(t *testing.T) {
		o, w := window(t, unchanged(handed(seaside())), TabStart, wide, common)
		require.Contains(t, texts(w.Content()), "Checked just now. Nothing has changed since you last looked, yesterday. Handed over to Ravi at MIEA on 9 November.")
		many := handed(seaside())
		many.SinceVisit = readiness.Change{Since: now, News: make([]readiness.News, 9)}
		o.set(many)
		require.Contains(t, texts(w.Content()), "And 3 more changes.")
	})
	t.Run("a time in another zone than this computer's is named", func(t *testing.T) {
		s := handed(seaside())
		s.Account.Businesses[0].Zone, s.Account.Businesses[0].ZoneLabel = "Australia/Perth", ""
		_, w := window(t, s, TabStart, wide, common)
		require.Contains(t, texts(w.Content()), "Today, 8:30 (Perth time)")
	})
	t.Run("the demo clinic can be looked at where the window offers it", func(t *testing.T) {
		o, w := window(t, unconnected(), TabStart, wide, common)
		require.NotContains(t, buttons(w.Content()), startDemo)
		shown := 0
		deps := o.guide.deps
		deps.Demo = func() { shown++ }
		w.SetContent(New(deps).Page(TabStart))
		press(t, w, startDemo)
		require.Equal(t, 1, shown)
	})
}

func TestWho(t *testing.T) {
	o, w := window(t, troubled(), TabWho, wide, theme.New(theme.Light, 1))
	shown := texts(w.Content())
	require.Contains(t, shown, "2 of 4 practitioners can be booked. 1 thing to fix. 1 could not be checked.")
	require.Contains(t, shown, "Settings → Users & practitioners → Nora Quinn → Practitioner availability")
	require.NotContains(t, shown, "Pat Lee is not shown online")
	t.Run("what is so by choice is folded away and can be unfolded", func(t *testing.T) {
		who := o.guide.steps[2].extra[0].(*whoPart)
		require.Equal(t, "Not shown online, by choice (1), folded", who.chosen.line.AccessibilityLabel())
		test.Tap(who.chosen.line)
		require.Contains(t, texts(w.Content()), "Pat Lee is not shown online")
	})
	t.Run("the same state again keeps the lists as they are", func(t *testing.T) {
		who := o.guide.steps[2].extra[0].(*whoPart)
		before := who.list.Objects[0]
		o.set(troubled())
		require.Same(t, before, who.list.Objects[0])
	})
}

func TestKeyboardReachesEverything(t *testing.T) {
	for _, s := range []*live.State{unconnected(), handed(troubled())} {
		for tab := TabStart; tab <= TabHandOver; tab++ {
			_, w := window(t, s, tab, wide, theme.New(theme.Light, 1))
			var reachable []fyne.Focusable
			walk(w.Content(), func(o fyne.CanvasObject) {
				if f, ok := o.(fyne.Focusable); ok {
					if d, can := o.(fyne.Disableable); !can || !d.Disabled() {
						reachable = append(reachable, f)
					}
				}
			})
			reached := map[fyne.Focusable]bool{}
			for range 3 * (len(reachable) + 1) {
				w.Canvas().FocusNext()
				reached[w.Canvas().Focused()] = true
			}
			for _, f := range reachable {
				require.True(t, reached[f], "tab %d: %T", tab, f)
			}
		}
	}
	t.Run("Return and Space open an action, and its card comes into view", func(t *testing.T) {
		o, w := window(t, unconnected(), TabKey, fyne.NewSize(480, 496), theme.New(theme.Light, 1))
		page := o.guide.steps[0]
		w.Canvas().Focus(page.rows[3].title)
		page.rows[3].title.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
		require.Equal(t, 3, page.openAt())
		require.Greater(t, page.page.Offset.Y, float32(0))
	})
	t.Run("a button that goes leaves the keyboard on the open action", func(t *testing.T) {
		o, w := window(t, handed(seaside()), TabKey, wide, theme.New(theme.Light, 1))
		s := unconnected()
		o.set(s)
		for range 4 {
			mark := o.guide.steps[0].tools.mark
			w.Canvas().Focus(mark)
			mark.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
		}
		require.Equal(t, 4, o.guide.steps[0].openAt())
		require.Equal(t, fyne.Focusable(o.guide.steps[0].rows[4].title), w.Canvas().Focused())
	})
}

func TestNothingIsCutOff(t *testing.T) {
	for name, look := range looks {
		for _, s := range []*live.State{unconnected(), handed(troubled())} {
			for tab := TabStart; tab <= TabHandOver; tab++ {
				_, w := window(t, s, tab, fyne.NewSize(480, 600), look)
				page := w.Content().(*control.Page)
				require.LessOrEqual(t, page.Content.MinSize().Width, float32(480), "%s, tab %d", name, tab)
			}
		}
	}
}
