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
	case *control.TitleLink, *control.Button, *control.Text, *control.Check, *control.Field:
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
		case *control.TitleLink:
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

// choose presses a line of the menu that is open.
func choose(w fyne.Window, line int) {
	list := w.Canvas().Focused()
	for range line {
		list.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	}
	list.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
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
		o.guide.step(0).tools.address.field.SetText("https://seaside.au4.cliniko.com/calendar")
		press(t, w, settingsPage.Button)
		require.Equal(t, []string{"https://seaside.au4.cliniko.com/settings"}, o.opened)
		press(t, w, copyLink)
		require.Equal(t, "https://seaside.au4.cliniko.com/settings", o.clipboard)
		require.Contains(t, buttons(w.Content()), copied)
		require.Equal(t, "https://seaside.au4.cliniko.com/settings", o.guide.Address(TabKey).String())
	})
	t.Run("an action on the page one is on is marked as done, and asks for no address", func(t *testing.T) {
		o, w := window(t, unconnected(), TabKey, wide, common)
		tools := o.guide.step(0).tools
		require.True(t, tools.address.box.Visible())
		press(t, w, markDone)
		require.False(t, tools.address.box.Visible())
		tools.address.field.SetText("seaside.au4.cliniko.com")
		require.Equal(t, tools.mark, tools.main())
		require.True(t, tools.open.Visible())
		press(t, w, markDone)
		require.Equal(t, tools.mark, tools.main())
	})
	t.Run("an address that was typed is kept for the next start, until it is cleared", func(t *testing.T) {
		o, _ := window(t, unconnected(), TabKey, wide, common)
		o.guide.step(0).tools.address.field.SetText("https://seaside.au4.cliniko.com/calendar")
		require.Equal(t, "seaside.au4.cliniko.com", o.state.Clinic.Subdomain)
		next, w := window(t, o.state, TabKey, wide, common)
		press(t, w, settingsPage.Button)
		require.Equal(t, []string{"https://seaside.au4.cliniko.com/settings"}, next.opened)
		field := next.guide.step(0).tools.address.field
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
		require.Equal(t, 1, o.guide.step(2).openAt())
		require.Contains(t, texts(w.Content()), "No practitioner is turned on for online booking, so MIEA can’t offer any times. Turn on at least one. This key belongs to Dana, a power receptionist. That’s enough for steps 1 and 2. Only an administrator can change practitioners.")
		press(t, w, askColleague)
		choose(w, 0)
		require.Contains(t, o.clipboard, "Where: Settings → Users & practitioners")
		require.Contains(t, o.clipboard, "What’s wrong: No practitioner is turned on for online booking, so MIEA can’t offer any times.")
		require.Contains(t, o.clipboard, "Who can do it: a Cliniko administrator.")
		require.NotContains(t, o.clipboard, "This key belongs to")
	})
	t.Run("the address says what it is for, and once it is sent off or left what is wrong with it", func(t *testing.T) {
		for _, wrong := range []string{"seaside", "www.google.com", "app.cliniko.com"} {
			for _, end := range []func(fyne.Window){
				func(w fyne.Window) { w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn}) },
				func(w fyne.Window) { w.Canvas().Unfocus() },
			} {
				o, w := window(t, unconnected(), TabKey, wide, common)
				tools := o.guide.step(0).tools
				at := fyne.CurrentApp().Driver().AbsolutePositionForObject(tools.mark)
				w.Canvas().Focus(tools.address.field)
				tools.address.field.SetText(wrong)
				require.Contains(t, texts(w.Content()), addressPurpose, "nothing is called wrong before")
				end(w)
				require.Contains(t, texts(w.Content()), addressWrong)
				require.Equal(t, at, fyne.CurrentApp().Driver().AbsolutePositionForObject(tools.mark), "a button stays under the mouse that leaves for it")
			}
		}
	})
	t.Run("Return keeps the address and goes on to the button that opens it", func(t *testing.T) {
		o, w := window(t, unconnected(), TabKey, wide, common)
		tools := o.guide.step(0).tools
		w.Canvas().Focus(tools.address.field)
		tools.address.field.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
		require.Equal(t, fyne.Focusable(tools.mark), w.Canvas().Focused(), "it is optional")
		w.Canvas().Focus(tools.address.field)
		tools.address.field.SetText("seaside.au4.cliniko.com")
		tools.address.field.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
		require.Equal(t, "seaside.au4.cliniko.com", o.state.Clinic.Subdomain)
		require.Equal(t, fyne.Focusable(tools.open), w.Canvas().Focused())
	})
	t.Run("marking as done goes on to the next action and can be undone", func(t *testing.T) {
		o, w := window(t, unconnected(), TabKey, wide, common)
		page := o.guide.step(0)
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
		require.NotContains(t, texts(w.Content()), watching, "nothing can be changed there")
	})
	t.Run("strict rules can be left as they are", func(t *testing.T) {
		s := seaside()
		s.Account.Settings.OnlineBookings.DaysAhead = number(28)
		o, w := window(t, s, TabOnline, wide, common)
		require.Equal(t, control.Attention, o.guide.States()[1])
		press(t, w, keepSettings)
		require.Equal(t, control.ByUser, o.guide.States()[1])
	})
	t.Run("a colleague can be asked by a message to paste, or by e-mail", func(t *testing.T) {
		s := seaside()
		s.Account.Settings.OnlineBookings.Enabled = false
		o, w := window(t, s, TabOnline, wide, common)
		press(t, w, askColleague)
		choose(w, 1)
		require.Len(t, o.opened, 1)
		require.Contains(t, o.opened[0], "mailto:?subject=")
		require.Empty(t, o.clipboard)
		press(t, w, askColleague)
		choose(w, 0)
		require.Contains(t, buttons(w.Content()), copied)
		require.Contains(t, o.clipboard, "Where: Settings → Online bookings")
		require.Contains(t, o.clipboard, "Online bookings are off")
	})
	t.Run("somebody without the rights can ask a colleague before there is a key", func(t *testing.T) {
		o, w := window(t, unconnected(), TabKey, wide, common)
		press(t, w, askColleague)
		choose(w, 0)
		require.Contains(t, o.clipboard, "What to do: As an administrator, create an API key in Cliniko under “Manage API keys”.")
		o.guide.step(0).choose(1)
		require.NotContains(t, buttons(w.Content()), askColleague)
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
		press(t, w, "Continue to step 4")
		require.Equal(t, []int{TabHandOver}, o.wentTo)
	})
	t.Run("the hand-over leads back to what is not finished", func(t *testing.T) {
		o, w := window(t, troubled(), TabHandOver, wide, common)
		press(t, w, "Continue to step 3")
		require.Equal(t, []int{TabWho}, o.wentTo)
	})
	t.Run("a note stands before the pictures where they stand in the action", func(t *testing.T) {
		o, _ := window(t, unconnected(), TabKey, narrow, common)
		page := o.guide.step(0)
		require.Equal(t, []fyne.CanvasObject{page.tools.box, page.note, page.figure.Card()}, page.openRow().slot.Objects)
		require.Empty(t, page.side.Objects)
	})
	t.Run("what to do in place of a key fits whether MIEA has one", func(t *testing.T) {
		for words, s := range map[string]*live.State{keyReplaceHint: seaside(), keyReplaceSent: handed(seaside())} {
			o, w := window(t, s, TabKey, wide, common)
			o.guide.step(0).choose(keyRow)
			press(t, w, keyReplace)
			require.Contains(t, texts(w.Content()), words)
		}
	})
	t.Run("there is one main button at a time", func(t *testing.T) {
		requireOneMainButton(t, handed(troubled()))
	})
}

func requireOneMainButton(t *testing.T, s *live.State) {
	t.Helper()
	for tab := TabStart; tab <= TabHandOver; tab++ {
		_, w := window(t, s, tab, wide, theme.New(theme.Light, 1))
		require.LessOrEqual(t, mainButtons(w.Content()), 1)
	}
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
		if box, ok := o.(*canvas.Rectangle); ok && box.Size().Height > 1 && box.FillColor == theme.Color(theme.Accent) { // and no underline
			return true
		}
	}
	return false
}

func TestPagesOutOfSight(t *testing.T) {
	t.Run("they are drawn when they are shown", func(t *testing.T) {
		o, w := window(t, unconnected(), TabOnline, wide, theme.New(theme.Light, 1))
		o.guide.Shown(TabCalendar)
		o.set(seaside())
		require.NotContains(t, texts(w.Content()), reasonRulesFine)
		require.Equal(t, control.Done, o.guide.States()[1])
		o.guide.Shown(TabOnline)
		require.Contains(t, texts(w.Content()), reasonRulesFine)
	})
	t.Run("a key that is kept meanwhile leaves the field and the clipboard", func(t *testing.T) {
		o, f, _ := keyPage(t, unconnected())
		o.clipboard = secret + "-au4"
		f.paste()
		f.submit()
		o.guide.Shown(TabCalendar)
		s := seaside()
		s.Key.Ending = o.tried[0].Ending()
		o.set(s)
		require.Empty(t, f.field.Text)
		require.Empty(t, o.clipboard)
	})
}

func TestKeyboardReachesEverything(t *testing.T) {
	for tab := TabStart; tab <= TabHandOver; tab++ {
		requireReachable(t, handed(troubled()), tab)
	}
	t.Run("Return and Space open an action, and its card comes into view", func(t *testing.T) {
		o, w := window(t, unconnected(), TabKey, fyne.NewSize(480, 496), theme.New(theme.Light, 1))
		page := o.guide.step(0)
		w.Canvas().Focus(page.rows[3].title)
		page.rows[3].title.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
		require.Equal(t, 3, page.openAt())
		require.Greater(t, page.page.Offset.Y, float32(0))
	})
	t.Run("a button that goes leaves the keyboard on what the open action is about", func(t *testing.T) {
		o, w := window(t, handed(seaside()), TabKey, wide, theme.New(theme.Light, 1))
		s := unconnected()
		o.set(s)
		for range 4 {
			mark := o.guide.step(0).tools.mark
			w.Canvas().Focus(mark)
			mark.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
		}
		require.Equal(t, 4, o.guide.step(0).openAt())
		require.Equal(t, fyne.Focusable(o.guide.form.field), w.Canvas().Focused())
	})
}

// requireReachable steps with Tab through all that takes the keyboard on a page.
func requireReachable(t *testing.T, s *live.State, tab int) {
	t.Helper()
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

// TestNothingIsCutOff looks at the largest text; the long test at every look.
func TestNothingIsCutOff(t *testing.T) {
	for tab := TabStart; tab <= TabHandOver; tab++ {
		requireNotCutOff(t, handed(troubled()), tab, theme.New(theme.Light, theme.MaxScale))
	}
}

func requireNotCutOff(t *testing.T, s *live.State, tab int, look *theme.Theme) {
	t.Helper()
	_, w := window(t, s, tab, fyne.NewSize(480, 600), look)
	page := w.Content().(*control.Page)
	require.LessOrEqual(t, page.Content.MinSize().Width, float32(480), "tab %d", tab)
}
