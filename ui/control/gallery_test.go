package control_test

import (
	"fmt"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/require"

	. "mieahealth.com/companion/ui/control"
	"mieahealth.com/companion/ui/theme"
)

// galleryDir names the variable that says where to write pictures of all controls, to look at.
const galleryDir = "COMPANION_GALLERY"

func TestGallery(t *testing.T) {
	for _, look := range []struct {
		name          string
		mode          theme.Mode
		scale         float32
		width, height float32
	}{
		{"light", theme.Light, 1, 1180, 1500},
		{"dark", theme.Dark, 1, 1180, 1500},
		{"light-150", theme.Light, 1.5, 1180, 2300},
		{"narrow-light", theme.Light, 1, 480, 2300},
		{"narrow-dark-150", theme.Dark, 1.5, 480, 3300},
	} {
		t.Run(look.name+" is drawn within its bounds", func(t *testing.T) {
			test.NewTempApp(t).Settings().SetTheme(theme.New(look.mode, look.scale))
			page := NewPage(0, gallery())
			w := test.NewTempWindow(t, page)
			w.SetPadded(false)
			w.Resize(fyne.NewSize(look.width, look.height))
			requireInside(t, page)
			save(t, w.Canvas(), look.name)
		})
	}
}

func TestGalleryOfWhatHasTheKeyboard(t *testing.T) {
	for mode, name := range map[theme.Mode]string{theme.Light: "focus-light", theme.Dark: "focus-dark"} {
		test.NewTempApp(t).Settings().SetTheme(theme.New(mode, 1))
		stops := []fyne.CanvasObject{
			NewPrimary("Open Cliniko settings", nil), NewQuiet("Mark as done", nil), NewLink("Paste", nil),
			NewGlyphButton(GlyphMore, "More", nil), NewSelect([]Option{{"1", "Harbour Clinic"}}, "1", nil),
			NewSegments([]string{"Week", "Day", "Month"}, 1, nil), NewCheck("Initial, 45 min", true, nil),
			NewTitleLink("Set up online booking", nil), NewDisclosure("Not shown online, by choice (19)", Body("Folded")), NewField("Find a practitioner"),
			NewCardArea("Issue an API key", Strong("Issue an API key"), nil), NewRowArea("An account", Lead(12, NewStateIcon(ToDo, 18), Body("A Cliniko administrator account")), nil),
		}
		page := NewPage(0, Column(10, stops...))
		w := test.NewTempWindow(t, page)
		w.Resize(fyne.NewSize(420, 680))
		for _, stop := range stops {
			stop.(fyne.Focusable).FocusGained()
		}
		requireInside(t, page)
		save(t, w.Canvas(), name)
	}
}

func TestGalleryOfWhatOpensAbove(t *testing.T) {
	for mode, name := range map[theme.Mode]string{theme.Light: "light", theme.Dark: "dark"} {
		test.NewTempApp(t).Settings().SetTheme(theme.New(mode, 1))
		more := NewGlyphButton(GlyphMore, "More", nil)
		chooser := NewSelect([]Option{{"1", "Harbour Clinic"}, {"2", "Hill Clinic"}, {"3", "A clinic with a name that goes on and on"}}, "2", nil)
		w := test.NewTempWindow(t, NewPage(0, Column(20, Ends(8, Title("Who can be booked"), more), Row(0, chooser), gallery())))
		w.Resize(fyne.NewSize(700, 500))
		closeAbove := func(name string) {
			top := w.Canvas().Overlays().Top()
			requireInside(t, top)
			save(t, w.Canvas(), name)
			w.Canvas().Overlays().Remove(top)
		}

		ShowMenu(more, []MenuItem{{Label: "Check now", Keys: "Ctrl+R"}, {Label: "Save a report", Keys: "Ctrl+E"}, {Label: "Forget this clinic", Disabled: true}, {Label: "Settings", Keys: "Ctrl+,"}})
		closeAbove("menu-" + name)

		chooser.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
		closeAbove("select-" + name)

		Ask(w.Canvas(), "Forget this clinic?", "The key is removed from your password store, and what this computer knows about **Seaside Physio** with it. The key itself goes on working until you archive it in [[Manage API keys]].", "Forget", "Keep", func() {})
		closeAbove("dialog-" + name)
	}
}

// gallery shows every control once, arranged much as the pages do.
func gallery() fyne.CanvasObject {
	disabled := NewQuiet("Check and save key", nil)
	disabled.Disable()
	wrong := NewField("Your Cliniko address")
	wrong.SetText("seaside")
	wrong.SetWrong(true)
	secret := NewSecretField("Paste the key")
	secret.SetAction("Paste", func() {})
	typed := NewSecretField("")
	typed.SetText("not a real key")
	folded := NewDisclosure("Not shown online, by choice (19)", Body("Folded"))
	open := NewDisclosure("Details", Hint("What was folded and is now open."))
	open.SetOpen(true)
	notice := NewNotice()
	notice.Say(Done, "Since 9:31: **Standard** is shown online again. 34 new times.")

	header := Ends(12, Row(12, NewText("Seaside Physio", theme.Subheading, theme.Ink), Hint("Australia"), NewStateChip(Done, "Ada Lovell, administrator")), Row(8, NewQuiet("Check now", nil), NewGlyphButton(GlyphMore, "More", nil)))
	action := func(n string, state State, title, text string, rest ...fyne.CanvasObject) fyne.CanvasObject {
		parts := append([]fyne.CanvasObject{Strong(title), Prose(text)}, rest...)
		return Lead(14, Strong(n), Trail(14, Column(0, parts...), NewStateIcon(state, 18)))
	}
	left := Column(0,
		Title("Issue an API key"), Hint("The key lets Cliniko and the MIEA AI Assistant exchange information."),
		Plain(action("1", ByUser, "Log into Cliniko as an administrator", "Go to [[Settings]] → [[Users & practitioners]]. No Settings in the menu? Log out and log in as an administrator.")),
		Plain(action("2", Done, "Allow API keys for yourself", "On your user page, at the very bottom: turn on “Allow yourself to create and use API keys”, then [[Update user]]. Cliniko asks for your password.")),
		Card(action("3", ToDo, "Open Manage API keys and press Add an API key", "Your Cliniko address, if you want a button that opens it: [[seaside.au4.cliniko.com]]",
			Inset(0, 10, 0, 0, Row(10, NewPrimary("Open Cliniko settings", nil), NewQuiet("Mark as done", nil))))),
		Plain(action("5", ToDo, "Copy the key and paste it here", "Copy it before you press [[Done]] in Cliniko.",
			Inset(0, 8, 0, 6, Label("API key")), secret, Inset(0, 8, 0, 8, typed), wrong, Inset(0, 10, 0, 0, Row(10, disabled)))),
	)
	var icons []fyne.CanvasObject
	for _, state := range []State{ToDo, Done, ByUser, Attention, Blocked, Unchecked, NotOffered, Checking} {
		icons = append(icons, NewStateIcon(state, 18), Caption(state.Word()))
	}
	var checks []fyne.CanvasObject
	for i, name := range []string{"Anna Riley", "Ben Tran", "Chloé D’Souza", "Dana", "Emil", "Fay"} {
		check := NewTagCheck(NewTag(string([]rune(name)[:1])+"X", theme.PersonAt(i)), name, i != 3, nil)
		check.SetCount(fmt.Sprint(14 - i))
		checks = append(checks, check)
	}
	var big []fyne.CanvasObject
	for _, state := range []State{ToDo, Done, ByUser, Attention, Blocked, Unchecked, NotOffered, Checking} {
		big = append(big, NewStateIcon(state, 48), NewStateIcon(state, 12))
	}
	right := Column(14,
		Note(Prose("**You stay in control.** You can archive the key in Cliniko at any time; from then on the exchange with MIEA stops. Never press [[Delete]].")),
		Card(Column(8, Lead(8, NewStateIcon(Blocked, 16), Strong("Nora Quinn has no hours at Harbour Clinic")),
			Hint("Cliniko offers no times for a practitioner without a schedule there."),
			MenuPath("Settings → Users & practitioners → Nora Quinn → Practitioner availability", NewCopyLink("Copy link", func() string { return "" })),
			Row(6, Caption("Affects Initial and Standard at Harbour Clinic."), NewLink("Ignore this", nil)))),
		notice.Line(),
		Row(8, icons...),
		Row(8, big...),
		NewSegments([]string{"Week", "Day", "Month", "List"}, 0, nil),
		Row(8, NewGlyphButton(GlyphPrevious, "Previous week", nil), NewQuiet("Today", nil), NewGlyphButton(GlyphNext, "Next week", nil), NewChip("As of 11:03, 1 min ago")),
		Column(6, Label("Business"), NewSelect([]Option{{"1", "Harbour Clinic"}, {"2", "Hill Clinic"}}, "1", nil)),
		Column(2, append([]fyne.CanvasObject{Label("Practitioner")}, checks...)...),
		folded.Section(), open.Section(),
	)
	cards := make([]fyne.CanvasObject, 4)
	for i, text := range []string{"So that Cliniko and MIEA can exchange information.", "MIEA offers the times that online bookings allows.", "Businesses, practitioners, appointment types.", "Give the key to your MIEA representative, sealed."} {
		cards[i] = Card(Trail(8, Column(2, NewText(fmt.Sprint(i+1), theme.Caption, theme.Accent), Strong("Set up online booking"), Hint(text)), NewStateIcon(ToDo, 18)))
	}
	return Column(24, header, Sides(32, 440, 900, left, right), Grid(16, 240, cards...))
}

// save writes what a canvas shows, when asked to.
func save(t *testing.T, c fyne.Canvas, name string) {
	t.Helper()
	dir := os.Getenv(galleryDir)
	if dir == "" {
		return
	}
	file, err := os.Create(filepath.Join(dir, name+".png"))
	require.NoError(t, err)
	defer file.Close()
	require.NoError(t, png.Encode(file, c.Capture()))
}

// requireInside fails when something is drawn beyond the bounds of what holds it; only rings, and the
// empty edges of signs, stand out.
func requireInside(t *testing.T, o fyne.CanvasObject) {
	t.Helper()
	const rounding = 0.6
	for _, child := range partsOf(o) {
		if !child.Visible() {
			continue
		}
		at, size := child.Position(), child.Size()
		out := float32(rounding)
		switch child.(type) {
		case *canvas.Rectangle, *canvas.Image:
			out += theme.Grid + theme.FocusRing
		}
		require.GreaterOrEqual(t, at.X, -out, "%T in %T", child, o)
		require.LessOrEqual(t, at.X+size.Width, o.Size().Width+out, "%T in %v", child, o)
		if _, scrolls := o.(*Page); !scrolls {
			require.GreaterOrEqual(t, at.Y, -out, "%T in %T", child, o)
			require.LessOrEqual(t, at.Y+size.Height, o.Size().Height+out, "%T in %T", child, o)
		}
		requireInside(t, child)
	}
}

func partsOf(o fyne.CanvasObject) []fyne.CanvasObject {
	switch o := o.(type) {
	case *fyne.Container:
		return o.Objects
	case *Page:
		return []fyne.CanvasObject{o.Content}
	case *Field:
		return nil // Fyne's own insides scroll
	case fyne.Widget:
		return test.WidgetRenderer(o).Objects()
	}
	return nil
}
