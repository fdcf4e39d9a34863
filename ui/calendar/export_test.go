package calendar

import (
	"encoding/csv"
	"html"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/ui/control"
)

// table reads a CSV file as a spreadsheet does: what stands above the names of the
// columns, and the lines below them.
func table(t *testing.T, content []byte) (head []string, lines [][]string) {
	t.Helper()
	text, marked := strings.CutPrefix(string(content), "\uFEFF")
	require.True(t, marked)
	all, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	require.NoError(t, err, "all lines have as many cells")
	for i, line := range all {
		switch {
		case slices.Equal(line, csvHead):
			return head, all[i+1:]
		case line[0] != "":
			head = append(head, line[0]+": "+line[factColumn])
			line[0], line[factColumn] = "", ""
		}
		require.Empty(t, strings.Join(line, ""))
	}
	require.Fail(t, "no names of columns")
	return nil, nil
}

func TestCSVHoldsWhatTheFilterShows(t *testing.T) {
	d := seat(t, busyWeek(t))
	d.page.showPractitioner("22", false)
	head, lines := table(t, d.page.export().CSV())
	require.Equal(t, []string{
		"Free times at: Harbour Clinic",
		"Days: 23–29 November 2026",
		"Times in: Sydney time (Australia/Sydney)",
		"As of: Tuesday 24 November 2026, 11:02, 1 min before this list was made",
		"Practitioners: Anna Riley, Chloé D’Souza",
		"Appointment types: all 2",
	}, head)
	require.Len(t, lines, 29)
	require.Equal(t, []string{"2026-11-24", "11:30", "12:15", "Anna Riley", "Initial", "45", "Harbour Clinic", "UTC+11"}, lines[0])
	for _, line := range lines {
		require.NotEqual(t, "Ben Tran", line[3])
	}

	t.Run("each view exports its own days", func(t *testing.T) {
		d.page.showAll()
		for view, want := range map[View]int{Week: 44, Day: 11, Month: 44, List: 44} {
			d.page.showView(view)
			_, lines := table(t, d.page.export().CSV())
			require.Len(t, lines, want, views[view].label)
		}
	})
	t.Run("what is missing is said", func(t *testing.T) {
		d.page.showView(Week)
		d.weeks[monday].Offerings = d.weeks[monday].Offerings[:5]
		d.publish()
		head, _ := table(t, d.page.export().CSV())
		require.Contains(t, head, "Not complete: 5 of 6 questions to Cliniko are answered")
	})
	t.Run("nothing read", func(t *testing.T) {
		d.weeks = nil
		d.publish()
		head, lines := table(t, d.page.export().CSV())
		require.Empty(t, lines)
		require.Contains(t, head, "As of: "+textNothingKnown)
	})
}

// hostile names try to be a formula, markup, or further cells.
var hostile = []string{
	`=HYPERLINK("http://x.example","y")`, "+1", "-1+2", "@SUM(A1)", "\t=1", "＝1",
	`<script>alert(1)</script>`, `"><img src=x onerror=alert(1)>`, "a,b;c\"d", "line\nbreak", "",
}

func hostileClinic() *cliniko.Account {
	a := clinic()
	a.Practitioners = nil
	for i, name := range hostile {
		id := cliniko.PractitionerID(string(rune('a' + i)))
		a.Practitioners = append(a.Practitioners, cliniko.Practitioner{ID: id, Name: name, Active: true, ShowOnline: true})
		for s := range a.Services {
			a.Services[s].Practitioners = append(a.Services[s].Practitioners, id)
		}
	}
	return a
}

func TestNamesDoNoHarmInAFile(t *testing.T) {
	a := hostileClinic()
	starts := map[cliniko.Offering][]string{}
	for _, o := range offerings(a) {
		starts[o] = []string{"25 09:00"}
	}
	d := seatWith(t, a, starts)
	export := d.page.export()
	_, lines := table(t, export.CSV())
	require.Len(t, lines, 2*len(hostile))
	for i, line := range lines {
		require.Len(t, line, len(csvHead))
		require.Equal(t, asLine(hostile[i/2]), strings.TrimPrefix(line[3], "'"))
		for _, cell := range line {
			require.False(t, isFormula(cell), cell)
		}
	}
	page := string(export.Page())
	require.NotContains(t, page, "<script")
	require.NotContains(t, page, "<img")
	require.Contains(t, page, "&lt;script&gt;")
	require.Equal(t, len(hostile), strings.Count(page, "<tbody>"))
	require.Equal(t, 2*len(hostile), strings.Count(page, "<tr>"))
}

// FuzzCSV puts any name into a list and reads it back as a spreadsheet does.
func FuzzCSV(f *testing.F) {
	for _, name := range append(hostile, "a;b", " x ", "\u2028", "\xff", "\u202eabc", strings.Repeat("語", 255)) {
		f.Add(name, name)
	}
	f.Fuzz(func(t *testing.T, person, place string) {
		s := &Sheet{
			Place: place, Zone: time.UTC, From: monday, To: monday,
			Practitioners: []Practitioner{{Name: person, Shown: true}, {Name: "B"}}, Types: []Type{{Name: person, Shown: true}},
			Offers: []Offer{{Minutes: 30}}, Blocks: []Block{{Start: monday.At(600, time.UTC), Choices: []int{0}}},
		}
		content := string(Export{Sheet: s, Zone: person, Now: monday.At(700, time.UTC)}.CSV())
		head, lines := table(t, []byte(content))
		require.Len(t, lines, 1)
		for i, want := range map[int]string{3: person, 4: person, 6: place} {
			got := lines[0][i]
			require.Equal(t, asLine(want), strings.TrimPrefix(got, "'"))
			require.False(t, isFormula(got), got)
		}
		require.Contains(t, strings.Join(head, "\n"), asLine(place))
		require.Equal(t, strings.Count(content, "\n"), strings.Count(content, "\r\n"), "lines end as RFC 4180 has it")
		require.Equal(t, len(head)+2+1, strings.Count(content, "\n"), "a line of the list is a line of the file")
	})
}

// asLine is what is left of a name in a cell.
func asLine(name string) string {
	name = strings.TrimPrefix(strings.ToValidUTF8(name, "\uFFFD"), "'")
	return strings.Map(func(r rune) rune {
		if r < ' ' || r >= 0x7f && r < 0xa0 || r == 0x2028 || r == 0x2029 {
			return ' '
		}
		return r
	}, name)
}

func isFormula(cell string) bool {
	cell = strings.TrimSpace(cell)
	return cell != "" && strings.ContainsRune("=+-@＝＋－＠", []rune(cell)[0])
}

func TestThePrintPageStandsAlone(t *testing.T) {
	d := seat(t, busyWeek(t))
	page := string(d.page.export().Page())
	for _, want := range []string{
		"<h1><bdi>Free times at Harbour Clinic</bdi></h1>", "23–29 November 2026", "<dt>Times in</dt><dd><bdi>Sydney time (Australia/Sydney)</bdi>",
		"<dt>As of</dt><dd><bdi>Tuesday 24 November 2026, 11:02, 1 min before this list was made", "<dt>Practitioners</dt><dd><bdi>all 3", "<h2>Tuesday 24 November 2026 <span>11 times</span></h2>",
		"<h2>Sat 28 Nov – Sun 29 Nov <span>No times</span></h2>", "<bdi>Anna Riley</bdi>",
		`<bdi>Standard, 30 min</bdi></td><td class="times"><span>11:30</span><span>16:30</span></td>`, "@media print",
	} {
		require.Contains(t, page, want)
	}
	require.NotContains(t, page, "Monday 23", "what is over is left out")
	require.NotContains(t, page, "://", "it loads nothing")
	require.NotContains(t, page, "<script")

	t.Run("a day that was not read is not an empty one", func(t *testing.T) {
		d.weeks[monday].Offerings = nil
		d.publish()
		page := string(d.page.export().Page())
		require.Contains(t, page, "<h2>Tue 24 Nov – Sun 29 Nov <span>Not read yet</span></h2>")
		require.Contains(t, page, "<dt>Not complete</dt><dd><bdi>0 of 6 questions")
	})
	t.Run("a repeated hour names its offset", func(t *testing.T) {
		at := time.Date(2026, 4, 4, 15, 30, 0, 0, time.UTC)
		s := nightOf(t, zone(t, "Australia/Sydney"), at.Add(30*time.Minute))
		require.Contains(t, html.UnescapeString(string(Export{Sheet: s, Now: at}.Page())), "<span>2:30 (UTC+11)</span>")
	})
}

func TestFileNames(t *testing.T) {
	for place, want := range map[string]string{
		"Harbour Clinic":           "free-times-harbour-clinic-2026-11-23.csv",
		"../../etc/passwd":         "free-times-etc-passwd-2026-11-23.csv",
		"":                         "free-times-2026-11-23.csv",
		"診所":                       "free-times-2026-11-23.csv",
		strings.Repeat("abc ", 50): "free-times-" + strings.Repeat("abc-", 10)[:39] + "-2026-11-23.csv",
	} {
		require.Equal(t, want, Export{Sheet: &Sheet{Place: place, From: monday}}.FileName(".csv"))
	}
}

func TestExportAsksForTheKindOfFile(t *testing.T) {
	d := seat(t, busyWeek(t))
	press := func(label string) {
		d.page.Export()
		overlay := d.window.Canvas().Overlays().Top()
		require.NotNil(t, overlay)
		for _, b := range buttonsOf(overlay) {
			if b.Label() == label {
				b.Press()
				require.Nil(t, d.window.Canvas().Overlays().Top())
				return
			}
		}
		require.Fail(t, "no such button", label)
	}
	press(textCSV)
	press(textPrintPage)
	press(textCancel)
	require.Len(t, d.saved, 2)
	require.Contains(t, d.saved, "free-times-harbour-clinic-2026-11-23.csv")
	require.Contains(t, string(d.saved["free-times-harbour-clinic-2026-11-23.html"]), "<!DOCTYPE html>")
	shotDialog(t, d, "export", d.page.Export)

	t.Run("where nothing can be saved there is no button", func(t *testing.T) {
		d.page.deps.SaveFile = nil
		d.publish()
		require.False(t, d.page.screen.toolbar.export.Visible())
		d.page.Export()
		require.Nil(t, d.window.Canvas().Overlays().Top())
	})
}

// buttonsOf finds the buttons of a dialog through what it draws.
func buttonsOf(o fyne.CanvasObject) (found []*control.Button) {
	for _, child := range drawn(o) {
		if b, ok := child.(*control.Button); ok {
			found = append(found, b)
		} else {
			found = append(found, buttonsOf(child)...)
		}
	}
	return found
}

// shotDialog opens a dialog, draws it, and closes it with Escape.
func shotDialog(t *testing.T, d *desk, name string, open func()) {
	t.Helper()
	open()
	require.NotNil(t, d.window.Canvas().Overlays().Top())
	shot(t, d.window, "dialog-"+name)
	d.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	require.Nil(t, d.window.Canvas().Overlays().Top())
}

func TestBehindTheStampStandsWhatIsKnown(t *testing.T) {
	d := seat(t, busyWeek(t))
	fourWeeks(t, d)
	d.weeks[monday].Offerings[0].ReadAt = d.now.Add(-26 * time.Hour)
	d.weeks[monday.Add(14)].Offerings = d.weeks[monday.Add(14)].Offerings[:4]
	d.publish()
	require.Equal(t, []string{
		"Newest: read at 11:02, 1 min ago.",
		"Oldest: read on Mon 23 Nov, 9:03, 26 hours ago.",
		"Read: 6 of 6 appointment types at business. Each is one appointment type of one practitioner here.",
		"All of them are known until Sunday 6 December 2026.",
		"Some are known until Sunday 13 December 2026.",
		textHowFresh,
	}, d.page.know().lines(d.now, d.page.zone))

	stamp := d.page.screen.footer.stale
	require.True(t, stamp.Visible())
	d.window.Canvas().Focus(stamp)
	shotDialog(t, d, "knowledge", func() { stamp.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn}) })
	require.Same(t, stamp, d.window.Canvas().Focused())

	d.weeks = nil
	d.publish()
	require.Equal(t, []string{textNothingKnown}, d.page.know().lines(d.now, d.page.zone))
}

func TestATimeIsCopiedWithItsZone(t *testing.T) {
	d := seat(t, busyWeek(t))
	d.press(fyne.KeyHome, fyne.KeyReturn)
	d.button(t, textCopy).Press()
	require.Equal(t, "Tue 24 Nov, 11:30 – 12:15 (Sydney time, UTC+11) · Anna Riley · Initial · Harbour Clinic\n"+
		"Tue 24 Nov, 11:30 – 12:00 (Sydney time, UTC+11) · Anna Riley · Standard · Harbour Clinic",
		fyne.CurrentApp().Clipboard().Content())
	require.Equal(t, "Read 1 min ago, at 11:02", d.page.screen.panel.choice.age.String())
}
