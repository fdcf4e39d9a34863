package control

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"mieahealth.com/companion/ui/theme"
)

// Field is a line to type in. Shortcuts that do not edit go on to the canvas, so that they work while it has the keyboard.
type Field struct {
	widget.Entry
	// OnEscape is called on Escape; when nil, Escape goes on as other keys do.
	OnEscape func()
	// OnLeave is called when it loses the keyboard; may be nil. It must not move what is below the field: a button there
	// may be under the mouse that is going down.
	OnLeave func()
	// OnShortcut gets the shortcuts that do not edit. NewField sets it to hand them to the canvas.
	OnShortcut func(fyne.Shortcut)
	// Around, which may be nil, comes into view when the field gets the keyboard: what belongs to it, such as its button.
	Around fyne.CanvasObject

	action  *Button
	wrong   bool
	focused bool
	pressed bool // the mouse goes down on it
}

// NewField makes a field. OnChanged and OnSubmitted (on Return) may be set.
func NewField(placeholder string) *Field {
	f := &Field{}
	f.PlaceHolder = placeholder
	f.Wrapping = fyne.TextWrap(fyne.TextTruncateClip)
	f.OnShortcut = func(s fyne.Shortcut) { passShortcut(CanvasOf(f), s) }
	f.ExtendBaseWidget(f)
	return f
}

// NewSecretField makes a field that shows dots. Nothing shows, copies or cuts what is in it.
func NewSecretField(placeholder string) *Field {
	f := NewField(placeholder)
	f.Password = true
	f.ActionItem = canvas.NewRectangle(color.Transparent) // where Fyne would put a button that reveals
	return f
}

// SetAction puts a link at the end of the field, such as "Paste". Call it before the field is shown.
func (f *Field) SetAction(label string, press func()) {
	f.action = NewLink(label, press)
	f.ActionItem = container.NewCenter(Inset(4, 0, 8, 0, f.action))
}

// SetWrong marks what was typed as wrong; say beside it what is wrong.
func (f *Field) SetWrong(wrong bool) {
	setField(f, &f.wrong, wrong)
}

// Wrong reports whether what was typed is marked as wrong.
func (f *Field) Wrong() bool { return f.wrong }

// Refuse marks what is in the field as wrong and selects it, so that what is typed or pasted next takes its place.
func (f *Field) Refuse() {
	f.SetWrong(true)
	f.selectAll()
}

func (f *Field) selectAll() { f.Entry.TypedShortcut(&fyne.ShortcutSelectAll{}) }

// Paste puts in what a clipboard holds. In a secret field, where nobody sees what is there already, that takes its place.
func (f *Field) Paste(clipboard fyne.Clipboard) {
	if f.Password && clipboard.Content() != "" {
		f.selectAll()
	}
	f.Entry.TypedShortcut(&fyne.ShortcutPaste{Clipboard: clipboard})
	if f.wrong {
		f.selectAll()
	}
}

// Forget empties the field and what could be undone.
func (f *Field) Forget() { f.SetText("") }

func (f *Field) children() []fyne.CanvasObject {
	if f.action == nil {
		return nil
	}
	return []fyne.CanvasObject{f.action}
}

// MouseDown gives it the keyboard where it is: it must not move from under the mouse before that goes up.
func (f *Field) MouseDown(at *desktop.MouseEvent) {
	f.pressed = true
	f.Entry.MouseDown(at)
	f.pressed = false
}

// Tapped scrolls into view what MouseDown gave the keyboard.
func (f *Field) Tapped(at *fyne.PointEvent) {
	f.Entry.Tapped(at)
	f.comeIntoView()
}

// FocusGained shows the ring, and scrolls into view if the keyboard has moved here without the mouse.
func (f *Field) FocusGained() {
	f.focused = true
	f.Entry.FocusGained()
	if KeyboardCame(f) && !f.pressed {
		f.comeIntoView()
	}
}

// comeIntoView scrolls to the field with what is around it.
func (f *Field) comeIntoView() {
	if f.Around != nil {
		ScrollTo(f.Around)
	}
	ScrollTo(f)
}

// FocusLost takes the ring away.
func (f *Field) FocusLost() {
	f.focused = false
	f.Entry.FocusLost()
	if f.OnLeave != nil {
		f.OnLeave()
	}
}

// KeyDown implements desktop.Keyable.
func (f *Field) KeyDown(key *fyne.KeyEvent) {
	HoldKey(key)
	f.Entry.KeyDown(key)
}

// KeyUp implements desktop.Keyable.
func (f *Field) KeyUp(key *fyne.KeyEvent) {
	ReleaseKey()
	f.Entry.KeyUp(key)
}

// TypedKey edits, submits on Return, and passes on what it does not use.
func (f *Field) TypedKey(key *fyne.KeyEvent) {
	switch {
	case key.Name == fyne.KeyEscape && f.OnEscape != nil:
		f.OnEscape()
	case key.Name != fyne.KeySpace && PressesAgain(key):
	case key.Name == fyne.KeyEscape, f.OnSubmitted == nil && (key.Name == fyne.KeyReturn || key.Name == fyne.KeyEnter):
		PassKey(f, key)
	default:
		f.Entry.TypedKey(key)
	}
}

// TypedShortcut edits, or hands the shortcut on.
func (f *Field) TypedShortcut(s fyne.Shortcut) {
	paste, pastes := s.(*fyne.ShortcutPaste)
	switch {
	case pastes:
		f.Paste(paste.Clipboard)
	case edits(s):
		f.Entry.TypedShortcut(s)
	default:
		f.OnShortcut(s)
	}
}

// edits tells the shortcuts that an entry uses itself.
func edits(s fyne.Shortcut) bool {
	custom, ok := s.(*desktop.CustomShortcut)
	if !ok {
		return true
	}
	switch custom.KeyName {
	case fyne.KeyLeft, fyne.KeyRight, fyne.KeyBackspace, fyne.KeyDelete:
		return true
	}
	return false
}

// passShortcut hands a shortcut to a canvas, as the driver does when nothing has the keyboard.
func passShortcut(c fyne.Canvas, s fyne.Shortcut) {
	if takes, ok := c.(fyne.Shortcutable); ok {
		takes.TypedShortcut(s)
	}
}

// CreateRenderer implements fyne.Widget.
func (f *Field) CreateRenderer() fyne.WidgetRenderer {
	r := &fieldRenderer{WidgetRenderer: f.Entry.CreateRenderer(), field: f, frame: newFrame(), wheel: newWheel(f)}
	r.paint()
	return r
}

// fieldRenderer draws Fyne's entry in our frame.
type fieldRenderer struct {
	fyne.WidgetRenderer
	field *Field
	frame frame
	wheel *wheel
	all   []fyne.CanvasObject
}

// Objects returns our frame and what the entry draws, but for the boxes at its bottom, which are Fyne's frame. The last
// gets the mouse wheel, before the entry does.
func (r *fieldRenderer) Objects() []fyne.CanvasObject {
	entry := r.WidgetRenderer.Objects()
	for len(entry) > 0 {
		if _, box := entry[0].(*canvas.Rectangle); !box {
			break
		}
		entry = entry[1:]
	}
	r.all = append(append(r.all[:0], r.frame.objects()...), entry...)
	r.all = append(r.all, r.wheel)
	return r.all
}

func (r *fieldRenderer) paint() {
	f := r.field
	fill := theme.Color(theme.Surface)
	switch {
	case f.Disabled():
		r.frame.paint(theme.Color(theme.Sunken), theme.Color(theme.Line), 1)
	case f.wrong:
		r.frame.paint(fill, theme.Color(theme.Bad), theme.FocusRing)
	case f.focused:
		r.frame.paintRing(fill)
	default:
		r.frame.paint(fill, theme.Color(theme.Control), 1)
	}
}

func (r *fieldRenderer) Layout(size fyne.Size) {
	r.WidgetRenderer.Layout(size)
	r.wheel.Resize(size)
	r.frame.place(fyne.Position{}, size, theme.Radius)
}

func (r *fieldRenderer) Refresh() {
	r.paint()
	r.frame.place(fyne.Position{}, r.field.Size(), theme.Radius)
	r.WidgetRenderer.Refresh()
}
