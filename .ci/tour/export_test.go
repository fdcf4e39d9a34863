package tour

import (
	"context"
	"encoding/csv"
	"fmt"
	"html"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/cliniko/demo"
	"mieahealth.com/companion/cliniko/wording"
)

// officePatience is how long other programs may take, the first time they start.
const officePatience = 2 * time.Minute

// takesItOut exports the list as a table and as a page, and opens each in the program
// that people use for it.
func (v *visit) takesItOut() {
	require.NoError(v.t, os.MkdirAll(v.path("home/Downloads"), 0o700))
	v.window.press("a", "t")
	v.window.press("ctrl+e")
	v.window.keepPicture("calendar export")
	v.window.press("shift+Tab", "Return")
	table := v.saved(v.path("home/Downloads"), "*.csv", "\r\n")
	v.window.press("Escape")

	opened := v.opened()
	v.window.press("ctrl+e", "Return")
	page := v.saved(v.prints(), "*.html", "</html>\n")
	v.opens(append(opened, (&url.URL{Scheme: "file", Path: page}).String())...)
	v.window.press("Escape")

	lines := v.requireOffered(table)
	v.requireOpensInLibreOffice(table)
	v.requireOpensInChromium(page, lines)
}

// prints is the folder of the pages to print, which the app removes when it ends.
func (v *visit) prints() string { return filepath.Join(v.data(), "pages-to-print") }

// saved is the file in a folder that the app has written to its end.
func (v *visit) saved(folder, pattern, end string) (name string) {
	v.t.Helper()
	eventually(v.t, "a file "+pattern, func() bool {
		names, _ := filepath.Glob(filepath.Join(folder, pattern))
		if len(names) != 1 {
			return false
		}
		name = names[0]
		content, _ := os.ReadFile(name)
		return strings.HasSuffix(string(content), end)
	})
	return name
}

// cells are the lines of a table of comma-separated values.
func (v *visit) cells(name string) [][]string {
	v.t.Helper()
	content, err := os.ReadFile(name)
	require.NoError(v.t, err)
	lines, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(string(content), "\uFEFF"))).ReadAll()
	require.NoError(v.t, err)
	return lines
}

// requireOffered compares a table with what the clinic offers. It gives the lines of the
// table that are free times.
func (v *visit) requireOffered(name string) [][]string {
	v.t.Helper()
	lines := v.cells(name)
	for _, line := range lines {
		require.NotEqual(v.t, "Not complete", line[0])
	}
	require.Equal(v.t, "Date", lines[0][0], "the names of the columns come first")
	end := slices.IndexFunc(lines, func(line []string) bool { return line[0] == "" })
	require.Positive(v.t, end)
	lines = lines[1:end]

	// What can still be booked of the first days changes from minute to minute.
	today := cliniko.DateOf(time.Now().In(sydney))
	from, to := today.Add(4), today.Add(27)
	var shown []string
	for _, line := range lines {
		if line[0] >= from.String() {
			shown = append(shown, strings.Join(line[:6], " "))
		}
	}
	slices.Sort(shown)
	require.Equal(v.t, v.offered(from, to), shown)
	v.t.Logf("%d free times in the table, those from %v on are what the clinic offers", len(lines), from)
	return lines
}

// offered are all free times of a business in the words of the table.
func (v *visit) offered(from, to cliniko.Date) (all []string) {
	var offerings []demo.Offering
	v.clinic.Change(func(c *demo.Clinic) { offerings = c.Offerings() })
	for _, o := range offerings {
		if o.Business != demo.Harbour {
			continue
		}
		for _, start := range v.clinic.starts(o, from, to) {
			v.clinic.Change(func(c *demo.Clinic) {
				who, what := c.Practitioner(o.Practitioner), c.AppointmentType(o.AppointmentType)
				at := start.In(sydney)
				all = append(all, fmt.Sprintf("%s %s %s %s %s %d", at.Format("2006-01-02"), at.Format("15:04"),
					at.Add(time.Duration(what.Minutes)*time.Minute).Format("15:04"), who.FirstName+" "+who.LastName, what.Name, what.Minutes))
			})
		}
	}
	slices.Sort(all)
	return all
}

// requireOpensInLibreOffice opens a table as its import dialog suggests for UTF-8, and
// compares the cells that come out with those of the file.
func (v *visit) requireOpensInLibreOffice(name string) {
	v.t.Helper()
	out := v.t.TempDir()
	for _, format := range []string{"csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false", "pdf"} {
		v.runs("soffice", "-env:UserInstallation=file://"+filepath.Join(out, "profile"), "--headless",
			"--infilter=CSV:44/59/9,34,76,1,,3081,false,false", "--convert-to", format, "--outdir", out, name)
	}
	stem := filepath.Join(out, strings.TrimSuffix(filepath.Base(name), ".csv"))
	require.Equal(v.t, v.cells(name), v.cells(stem+".csv"))
	v.keeps(stem+".pdf", "calendar table.pdf")
}

// browsers are the names that Chromium has on different systems.
var browsers = []string{"chromium", "chromium-browser", "google-chrome"}

// requireOpensInChromium opens a page, and looks for each free time in what the browser
// has made of it.
func (v *visit) requireOpensInChromium(name string, lines [][]string) {
	v.t.Helper()
	at := slices.IndexFunc(browsers, func(name string) bool {
		_, err := exec.LookPath(name)
		return err == nil
	})
	require.NotEqual(v.t, -1, at, "run `.ci/deps tour` to install what the tour needs")
	out := v.t.TempDir()
	browse := func(does string) string {
		return v.runs(browsers[at], "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
			"--disable-background-networking", "--disable-component-update", "--disable-sync",
			"--user-data-dir="+filepath.Join(out, "profile"), "--window-size=900,1200", does, "file://"+name)
	}
	var want []string
	for _, line := range lines {
		day, err := cliniko.ParseDate(line[0])
		require.NoError(v.t, err)
		start, err := time.Parse("15:04", line[1])
		require.NoError(v.t, err)
		want = append(want, strings.Join([]string{day.At(0, time.UTC).Format("Monday 2 January 2006"),
			line[3], line[4] + ", " + line[5] + " min", wording.StyleIn("AU").Clock(start)}, "|"))
	}
	require.ElementsMatch(v.t, want, printed(browse("--dump-dom")))
	for _, does := range []string{"--screenshot=page.png", "--print-to-pdf=page.pdf"} {
		option, file, _ := strings.Cut(does, "=")
		browse(option + "=" + filepath.Join(out, file))
		v.keeps(filepath.Join(out, file), "calendar "+file)
	}
}

// piece finds in the print page, one after another: a day, a practitioner, an appointment
// type, a time.
var piece = regexp.MustCompile(`<h2>([^<]*) <span>|<th[^>]*><bdi>([^<]*)</bdi>|<td class="type"><bdi>([^<]*)</bdi>|<span>([0-9:]+ [ap]m)</span>`)

// printed are the free times of the print page, each with what stands above and beside it.
func printed(page string) (all []string) {
	var about [4]string
	for _, found := range piece.FindAllStringSubmatch(page, -1) {
		for i, text := range found[1:] {
			if text != "" {
				about[i] = html.UnescapeString(text)
			}
		}
		if found[len(about)] != "" {
			all = append(all, strings.Join(about[:], "|"))
		}
	}
	return all
}

// runs runs a program on the desktop and gives what it prints.
func (v *visit) runs(name string, args ...string) string {
	v.t.Helper()
	patience, done := context.WithTimeout(v.t.Context(), officePatience)
	defer done()
	command := exec.CommandContext(patience, name, args...)
	command.Env, command.Dir = v.env, v.path("home")
	out, err := command.Output()
	require.NoError(v.t, err, "%s: run `.ci/deps tour` to install what the tour needs", name)
	return string(out)
}

// keeps copies a file to the folder of artefacts; it must hold something.
func (v *visit) keeps(name, as string) {
	v.t.Helper()
	content, err := os.ReadFile(name)
	require.NoError(v.t, err)
	require.NotEmpty(v.t, content)
	require.NoError(v.t, os.WriteFile(artefact(v.t, as), content, 0o644))
}
