package sheet

import (
	"cmp"
	"html"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/cliniko/wording"
	"mieahealth.com/companion/ui/calendar/sheet/sheettest"
)

// FuzzCSV puts any name into a list and reads it back as a spreadsheet does.
func FuzzCSV(f *testing.F) {
	for _, name := range append(hostile, "a;b", " x ", "\u2028", "\xff", "\u202eabc", strings.Repeat("語", 255)) {
		f.Add(name, name)
	}
	f.Fuzz(func(t *testing.T, person, place string) {
		s := &Sheet{
			Place: place, Zone: time.UTC, ZoneName: person, From: sheettest.Monday, To: sheettest.Monday,
			Practitioners: []Practitioner{{Name: person, Shown: true}, {Name: "B"}}, Types: []Type{{Name: person, Shown: true}},
			Offers: []Offer{{Minutes: 30}}, Blocks: []Block{{Start: sheettest.Monday.At(600, time.UTC), Choices: []int{0}}},
		}
		content := string(Export{Sheet: s, Now: sheettest.Monday.At(700, time.UTC)}.CSV())
		head, lines := sheettest.ReadCSV(t, []byte(content))
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

func TestFileNames(t *testing.T) {
	t.Parallel()
	for place, want := range map[string]string{
		"Harbour Clinic":           "free-times-harbour-clinic-2026-11-23.csv",
		"../../etc/passwd":         "free-times-etc-passwd-2026-11-23.csv",
		"":                         "free-times-2026-11-23.csv",
		"診所":                       "free-times-2026-11-23.csv",
		strings.Repeat("abc ", 50): "free-times-" + strings.Repeat("abc-", 10)[:39] + "-2026-11-23.csv",
	} {
		require.Equal(t, want, Export{Sheet: &Sheet{Place: place, From: sheettest.Monday}}.FileName(".csv"))
	}
}

// hostile names try to be a formula, markup, or further cells.
var hostile = []string{
	`=HYPERLINK("http://x.example","y")`, "+1", "-1+2", "@SUM(A1)", "\t=1", "＝1",
	`<script>alert(1)</script>`, `"><img src=x onerror=alert(1)>`, "a,b;c\"d", "line\nbreak", "",
}

func TestACellIsNeverAFormula(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"=1+1": "'=1+1", "+1": "'+1", "-1": "'-1", "@SUM": "'@SUM", " =1": "' =1",
		"\tname": "' name", "\rname": "' name", "\nname": "' name",
		"Anna Riley": "Anna Riley", "O’Neil-Ward": "O’Neil-Ward", "": "",
	} {
		require.Equal(t, want, safeCell(text), "%q", text)
	}
}

func hostileClinic() *cliniko.Account {
	a := sheettest.Clinic()
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
	t.Parallel()
	a := hostileClinic()
	starts := map[cliniko.Offering][]string{}
	for _, o := range sheettest.Offerings(a) {
		starts[o] = []string{"25 09:00"}
	}
	export := exportOf(input(t, a, sheettest.Known(t, a, starts)))
	_, lines := sheettest.ReadCSV(t, export.CSV())
	require.Len(t, lines, 2*len(hostile))
	for i, line := range lines {
		require.Len(t, line, len(csvHead))
		require.Equal(t, cmp.Or(asLine(hostile[i/2]), wording.UnnamedPractitioner), strings.TrimPrefix(line[3], "'"))
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
	t.Parallel()
	a := sheettest.Clinic()
	week := sheettest.Known(t, a, sheettest.BusyWeek(t))
	page := string(exportOf(input(t, a, week)).Page())
	for _, want := range []string{
		"<h1><bdi>Free times at Harbour Clinic</bdi></h1>", "23–29 November 2026", "<dt>Times in</dt><dd><bdi>Sydney time (Australia/Sydney)</bdi>",
		"<dt>As of</dt><dd><bdi>Tuesday 24 November 2026, 11:02, 1 min before this list was made", "<dt>Practitioners</dt><dd><bdi>all 3", "<h2>Tuesday 24 November 2026 <span>9 times</span></h2>",
		"<h2>Sat 28 Nov – Sun 29 Nov <span>No free times</span></h2>", "<bdi>Anna Riley</bdi>",
		`<bdi>Standard, 30 min</bdi></td><td class="times"><span>11:30</span><span>16:30</span></td>`, "@media print",
	} {
		require.Contains(t, page, want)
	}
	require.NotContains(t, page, "Monday 23", "what is over is left out")
	require.NotContains(t, page, "://", "it loads nothing")
	require.NotContains(t, page, "<script")

	t.Run("a day that was not read is not an empty one", func(t *testing.T) {
		week.Offerings = nil
		page := string(exportOf(input(t, a, week)).Page())
		require.Contains(t, page, "<h2>Tue 24 Nov – Sun 29 Nov <span>Not read yet</span></h2>")
		require.Contains(t, page, "<dt>Not complete yet</dt><dd><bdi>0 of 6 answers")
	})
	t.Run("a repeated hour names its offset", func(t *testing.T) {
		at := time.Date(2026, 4, 4, 15, 30, 0, 0, time.UTC)
		s := nightOf(t, sheettest.Zone(t, "Australia/Sydney"), at.Add(30*time.Minute))
		require.Contains(t, html.UnescapeString(string(Export{Sheet: s, Now: at}.Page())), "<span>2:30 (UTC+11)</span>")
	})
}

// exportOf is the list of what an input has.
func exportOf(in Input) Export {
	in.Grouping = AsList
	return Export{Sheet: Build(in), Now: in.Now}
}
