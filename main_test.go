package main

import (
	"cmp"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path"
	"regexp"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
	"time"
	"unicode"

	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/cliniko/demo"
	"mieahealth.com/companion/storage"
)

// The first tests of this file run the whole program but its window. The others hold
// the project to its layout: who may import whom, and what only one place may do. Each
// rule is a line of a table; one that has to change is changed here, on purpose.

func TestCommands(t *testing.T) {
	dir := t.TempDir()
	for name, c := range map[string]struct {
		args   []string
		in     string
		code   int
		prints string
	}{
		"the version is that of FyneApp.toml": {[]string{"version"}, "", 0, "MIEA Companion for Cliniko 0.1.0\n"},
		"an unknown command is refused":       {[]string{"book"}, "", 2, ""},
		"a stand-in on another computer":      {[]string{"-api", "http://localhost@192.0.2.1/v1"}, "", 2, ""},
		"no key in the standard input":        {[]string{"check", "-data", dir, "-key-stdin"}, "", 2, ""},
		"a sentence in the place of a key":    {[]string{"check", "-data", dir, "-key-stdin"}, "my key is hunter2", 2, ""},
	} {
		t.Run(name, func(t *testing.T) {
			var out, errs strings.Builder
			require.Equal(t, c.code, run(c.args, strings.NewReader(c.in), &out, &errs))
			require.Equal(t, c.prints, out.String())
			require.Equal(t, c.code != 0, strings.Count(errs.String(), "\n") == 1, errs.String())
			require.NotContains(t, errs.String(), "hunter2")
		})
	}
}

// checked is the part of `check -json` that others may rely on and this test reads.
type checked struct {
	Clinic   struct{ Shard string }
	From, To cliniko.Date
	Ready    bool
	Slots    []struct {
		Business        string `json:"business_id"`
		Practitioner    string `json:"practitioner_id"`
		AppointmentType string `json:"appointment_type_id"`
		Start           time.Time
	}
	Incomplete bool
}

func TestCheckTellsWhatCanBeBooked(t *testing.T) {
	moment := time.Now()
	server := demo.New(demo.Options{Seed: 11, Now: func() time.Time { return moment }, Limit: -1})
	address, stop, err := server.Listen()
	require.NoError(t, err)
	defer stop()

	var out, errs strings.Builder
	dir := t.TempDir()
	code := run([]string{"check", "-json", "-weeks", "1", "-data", dir, "-api", address, "-key-stdin"}, strings.NewReader(demo.Key), &out, &errs)
	require.Equal(t, 1, code, "the demo clinic has a blocker: %s", errs.String())
	require.NotContains(t, out.String()+errs.String(), "DEMOonly")
	var told checked
	require.NoError(t, json.Unmarshal([]byte(out.String()), &told))
	require.Equal(t, "au4", told.Clinic.Shard)
	require.False(t, told.Ready || told.Incomplete)

	got := map[demo.Offering][]time.Time{}
	for _, s := range told.Slots {
		o := demo.Offering{Business: s.Business, Practitioner: s.Practitioner, AppointmentType: s.AppointmentType}
		got[o] = append(got[o], s.Start)
	}
	require.Equal(t, offered(server, told.From.At(0, time.UTC), told.To.At(0, time.UTC)), got)
	require.Greater(t, len(told.Slots), 100)

	left, err := os.ReadDir(dir)
	require.NoError(t, err)
	require.Len(t, left, 1, "a check with a key from outside leaves nothing but its pace")
	require.Regexp(t, `\Abudget-[0-9a-f]{16}\.lock\z`, left[0].Name())
}

// steering is what a text from outside could try to do to a terminal.
const steering = "Ada\u009b31m\x1b]0;x\a\u202e\u2066\u00ad\u200b\u2028\nReady: MIEA can book."

// steeringClinic is a stand-in all of whose names steer, and which says so when it refuses.
func steeringClinic(t *testing.T, refuses int) string {
	t.Helper()
	lists := map[string]string{
		"/user":            `{"id":"7","first_name":%[1]s,"last_name":%[1]s,"role":%[1]s}`,
		"/settings/public": `{"account":{"id":"1","name":%[1]s,"subdomain":%[1]s,"country":%[1]s,"country_code":%[1]s},"online_bookings":{"enabled":true},"terminology":{"patient":%[1]s}}`,
		"/businesses":      `{"businesses":[{"id":"1","display_name":%[1]s,"show_in_online_bookings":true,"time_zone":%[1]s,"time_zone_identifier":%[1]s,"country_code":%[1]s}]}`,
		"/practitioners":   `{"practitioners":[{"id":"11","first_name":%[1]s,"last_name":%[1]s,"active":true,"show_in_online_bookings":true,"designation":%[1]s}]}`,
	}
	quoted, err := json.Marshal(steering)
	require.NoError(t, err)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		answer, known := lists[r.URL.Path]
		if refuses != 0 || !known {
			w.WriteHeader(cmp.Or(refuses, http.StatusUnprocessableEntity))
			answer = `{"message":%s,"error":%[1]s}`
		}
		fmt.Fprintf(w, answer, quoted)
	}))
	t.Cleanup(server.Close)
	return server.URL
}

func TestNothingFromOutsideSteersTheTerminal(t *testing.T) {
	const key = "MS0xLXN0ZWVyaW5nQ2xpbmljc0tleQ-au1"
	names := steeringClinic(t, 0)
	named := t.TempDir()
	clinics, err := storage.OpenClinics(storage.PlacesUnder(named).Data)
	require.NoError(t, err)
	require.NoError(t, clinics.Save(storage.Clinic{ID: storage.ClinicID{Shard: "au1", Account: "1"}, Name: steering}))
	for name, args := range map[string][]string{
		"names, as text":         {"check", "-api", names, "-key-stdin"},
		"names, as JSON":         {"check", "-json", "-api", names, "-key-stdin"},
		"the message of a 400":   {"check", "-api", steeringClinic(t, 400), "-key-stdin"},
		"the message of a 422":   {"check", "-api", steeringClinic(t, 422), "-key-stdin"},
		"the message of a 403":   {"check", "-api", steeringClinic(t, 403), "-key-stdin"},
		"a command":              {steering},
		"a flag":                 {"check", "-" + steering},
		"an address":             {"check", "-api", steering},
		"a folder":               {"check", "-data", t.TempDir() + "/" + steering, "-clinic", steering},
		"the name of a clinic":   {"check", "-data", named, "-clinic", "another"},
		"what follows the flags": {"check", steering},
	} {
		t.Run(name, func(t *testing.T) {
			var out, errs strings.Builder
			run(args, strings.NewReader(key), &out, &errs)
			require.NotEmpty(t, out.String()+errs.String())
			for _, r := range out.String() + errs.String() {
				require.True(t, r == '\n' || !unicode.IsControl(r), "%q in %q", r, out.String()+errs.String())
				require.False(t, unicode.Is(unicode.Cf, r) || r == '\u2028', "%q in %q", r, out.String()+errs.String())
			}
			require.NotContains(t, out.String()+errs.String(), "\nReady: MIEA can book.")
		})
	}
}

func TestCheckRepeatsNothingOfTheKey(t *testing.T) {
	const key = "MS0xLUVjaG9lZEtleU9mQUNsaW5pYw-au1"
	for _, status := range []int{200, 302, 400, 401, 402, 403, 404, 422} {
		t.Run(strconv.Itoa(status), func(t *testing.T) {
			server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				user, _, _ := r.BasicAuth()
				w.Header().Set("Location", "/"+user)
				w.WriteHeader(status)
				fmt.Fprintf(w, `{"message":"%s %x %s","error":%q}`, user[4:20], user, r.Header.Get("Authorization"), user)
			}))
			defer server.Close()
			var out, errs strings.Builder
			require.Equal(t, 2, run([]string{"check", "-api", server.URL, "-key-stdin"}, strings.NewReader(key), &out, &errs))
			require.NotEmpty(t, errs.String())
			for _, secret := range []string{key, fmt.Sprintf("%x", key), base64.StdEncoding.EncodeToString([]byte(key + ":"))} {
				for i := range len(secret) - 7 {
					require.NotContains(t, out.String()+errs.String(), secret[i:i+8])
				}
			}
		})
	}
}

// offered is what the demo clinic itself gives for all its offerings.
func offered(server *demo.Server, from, to time.Time) map[demo.Offering][]time.Time {
	var all []demo.Offering
	server.Change(func(c *demo.Clinic) { all = c.Offerings() })
	slots := map[demo.Offering][]time.Time{}
	for _, o := range all {
		if starts, _ := server.Slots(o, from, to); len(starts) > 0 {
			slots[o] = starts
		}
	}
	return slots
}

const asProgram = "COMPANION_TEST_AS_PROGRAM"

// TestProgram is the program itself, in a process that another test starts.
func TestProgram(t *testing.T) {
	if os.Getenv(asProgram) == "" {
		t.Skip("only in a process of its own")
	}
	os.Args = []string{"companion", "check", "-data", t.TempDir(), "-key-stdin"}
	main()
}

var noCore = regexp.MustCompile(`Max core file size +0 +0 `)

func TestTheProgramKeepsItsMemoryPrivateBeforeItReadsAKey(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("only Linux tells")
	}
	program := exec.Command(os.Args[0], "-test.run", "^TestProgram$")
	program.Env = append(os.Environ(), asProgram+"=1")
	key, err := program.StdinPipe() // open, so that the program waits for a key
	require.NoError(t, err)
	require.NoError(t, program.Start())
	defer func() { _ = key.Close(); _ = program.Wait() }()
	require.Eventually(t, func() bool {
		limits, err := os.ReadFile(fmt.Sprintf("/proc/%d/limits", program.Process.Pid))
		return err == nil && noCore.Match(limits)
	}, 20*time.Second, 10*time.Millisecond)
}

const module = "mieahealth.com/companion"

// edge says what of ours the packages of a folder may import. A folder is written as
// it stands in the project, "." for the top; "ui/..." is ui and all below it. The first
// line that fits counts.
type edge struct {
	from string
	to   []string
}

var ourImports = []edge{
	{".", []string{"..."}},
	{"cliniko", nil},
	{"cliniko/readiness", []string{"cliniko"}},
	{"cliniko/demo", nil},
	{"cliniko/sealed", []string{"cliniko"}},
	{"storage", []string{"cliniko"}},
	{"storage/live", []string{"cliniko", "cliniko/readiness", "storage"}},
	{"storage/secretservice", nil},
	{"ui/report", []string{"cliniko", "cliniko/readiness", "storage", "storage/live"}},
	{"ui/...", []string{"cliniko", "cliniko/readiness", "storage", "storage/live", "ui/..."}},
}

// foreignImports says where a package of others may be imported; what is not listed
// may be imported anywhere.
var foreignImports = []struct {
	what  string
	where []string
}{
	{"fyne.io/fyne/v2/app", []string{"."}},
	{"fyne.io/...", []string{".", "ui/..."}},
	{"net/http/...", []string{".", "cliniko", "cliniko/demo"}},
	{"go.etcd.io/bbolt", []string{"storage"}},
	{"github.com/zalando/go-keyring", []string{".", "storage"}},
	{"github.com/godbus/dbus/v5", []string{"storage", "storage/secretservice"}},
	{"github.com/pkg/browser", []string{"ui/..."}},
}

// onlyTests are the packages of ours that nothing that ships may import.
var onlyTests = []string{"storage/secretservice"}

var withoutFyne = []string{"ui/report"} // check uses it, where there may be no display

// oneFile lists what at most one file may use: an import, or a name of an import.
var oneFile = []string{"github.com/pkg/browser", "fyne.io/fyne/v2.Do"}

// uses says which folders may use a name of an import.
var uses = []struct {
	name  string
	where []string
}{
	{"fyne.io/fyne/v2.DoAndWait", nil}, // on the UI goroutine it would wait for itself, for ever
	{"fyne.io/fyne/v2.Do", []string{"ui/..."}},
	{module + "/cliniko.NewClient", []string{".", "storage/live"}},
	{module + "/cliniko.Client", []string{".", "storage/live"}},
}

// revealers are the files that may see the text of an API key.
var revealers = []string{
	"cliniko/key.go",
	"cliniko/redact.go", // to keep it out of what an answer is quoted with
	"cliniko/gate.go",   // the header of a request
	"storage/keychain.go",
	"ui/guide/handkey.go", // to the clipboard, when a person wishes to hand it over
}

// vagueNames say nothing about what is inside.
var vagueNames = []string{"util", "utils", "helper", "helpers", "common", "manager", "misc", "shared"}

// topLevel is everything that lies at the top, besides dot-folders; builds included.
var topLevel = strings.Fields(`cliniko storage ui main.go main_test.go FyneApp.toml Icon.png README.md
	go.mod go.sum .gitignore companion companion.exe dist`)

func TestLayout(t *testing.T) {
	files, err := parseProject(os.DirFS("."))
	require.NoError(t, err)
	require.NotEmpty(t, files)
	require.Empty(t, violations(files))

	entries, err := os.ReadDir(".")
	require.NoError(t, err)
	require.Empty(t, strangers(entries))
}

func TestLayoutRulesCanFail(t *testing.T) {
	for name, broken := range map[string]map[string]string{
		"cliniko imports something of ours":        {"cliniko/a.go": `import "mieahealth.com/companion/storage"`},
		"readiness imports storage":                {"cliniko/readiness/a.go": `import "mieahealth.com/companion/storage"`},
		"demo imports cliniko":                     {"cliniko/demo/a.go": `import "mieahealth.com/companion/cliniko"`},
		"sealed imports readiness":                 {"cliniko/sealed/a.go": `import "mieahealth.com/companion/cliniko/readiness"`},
		"storage imports live":                     {"storage/a.go": `import "mieahealth.com/companion/storage/live"`},
		"live imports ui":                          {"storage/live/a.go": `import "mieahealth.com/companion/ui"`},
		"a page imports the demo":                  {"ui/guide/a.go": `import "mieahealth.com/companion/cliniko/demo"`},
		"the report imports a page":                {"ui/report/a.go": `import "mieahealth.com/companion/ui/guide"`},
		"the report imports Fyne":                  {"ui/report/a.go": `import "fyne.io/fyne/v2/widget"`},
		"a package in a folder nobody knows":       {"backend/a.go": ``},
		"ui imports app":                           {"ui/a.go": `import "fyne.io/fyne/v2/app"`},
		"storage imports Fyne":                     {"storage/a.go": `import "fyne.io/fyne/v2"`},
		"ui speaks HTTP, without a name":           {"ui/a.go": `import ( _ "embed"; _ "net/http" )`},
		"ui speaks HTTP":                           {"ui/a.go": `import "net/http"`},
		"ui opens bbolt":                           {"ui/a.go": `import "go.etcd.io/bbolt"`},
		"ui asks the keychain":                     {"ui/key/a.go": `import "github.com/zalando/go-keyring"`},
		"main imports what is for tests":           {"main.go": `import "mieahealth.com/companion/storage/secretservice"`},
		"ui speaks D-Bus":                          {"ui/a.go": `import "github.com/godbus/dbus/v5"`},
		"storage opens a browser":                  {"storage/a.go": `import "github.com/pkg/browser"`},
		"two files open a browser":                 {"ui/a.go": `import "github.com/pkg/browser"`, "ui/b.go": `import "github.com/pkg/browser"`},
		"two files call fyne.Do":                   {"ui/a.go": `import "fyne.io/fyne/v2"; func a() { fyne.Do(a) }`, "ui/b.go": `import "fyne.io/fyne/v2"; func b() { fyne.Do(b) }`},
		"two files call fyne.Do, one renamed":      {"ui/a.go": `import f "fyne.io/fyne/v2"; func a() { f.Do(a) }`, "ui/b.go": `import "fyne.io/fyne/v2"; func b() { fyne.Do(b) }`},
		"main calls fyne.Do":                       {"main.go": `import "fyne.io/fyne/v2"; func a() { fyne.Do(a) }`},
		"someone waits for the UI goroutine":       {"ui/a.go": `import "fyne.io/fyne/v2"; func a() { fyne.DoAndWait(a) }`},
		"someone imports Fyne without its name":    {"ui/a.go": `import . "fyne.io/fyne/v2"; func a() { Do(a) }`},
		"ui makes a client":                        {"ui/a.go": `import "mieahealth.com/companion/cliniko"; var c = cliniko.NewClient`},
		"ui holds a client":                        {"ui/a.go": `import "mieahealth.com/companion/cliniko"; var c *cliniko.Client`},
		"ui reveals a key":                         {"ui/a.go": `func a(k interface{ Reveal() string }) string { return k.Reveal() }`},
		"a key's text is handed on as a method":    {"storage/store.go": `func a(k interface{ Reveal() string }) func() string { return k.Reveal }`},
		"a package is called util":                 {"ui/util/a.go": ``},
		"a package is called helpers by its files": {"ui/words/a.go": `package helpers`},
	} {
		t.Run(name, func(t *testing.T) {
			project := fstest.MapFS{}
			for file, text := range broken {
				if !strings.HasPrefix(text, "package") {
					text = "package " + path.Base(path.Dir("main/"+file)) + "; " + text
				}
				project[file] = &fstest.MapFile{Data: []byte(text)}
			}
			files, err := parseProject(project)
			require.NoError(t, err)
			require.Len(t, violations(files), 1)
		})
	}
	t.Run("a stranger at the top", func(t *testing.T) {
		entries, err := fstest.MapFS{"docs/a": {}, ".envrc": {}, ".github/a": {}, "main.go": {}, "ui/a": {}}.ReadDir(".")
		require.NoError(t, err)
		require.Equal(t, []string{".envrc", "docs"}, strangers(entries))
	})
}

// source is one file that ships, with its path from the top.
type source struct {
	path string
	file *ast.File
}

func (s source) folder() string { return path.Dir(s.path) }

func parseProject(project fs.FS) (files []source, err error) {
	err = fs.WalkDir(project, ".", func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.IsDir() && name != "." && (strings.HasPrefix(entry.Name(), ".") || entry.Name() == "testdata"):
			return fs.SkipDir
		case entry.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go"):
			return nil
		}
		text, err := fs.ReadFile(project, name)
		if err != nil {
			return err
		}
		parsed, err := parser.ParseFile(token.NewFileSet(), name, text, 0)
		files = append(files, source{name, parsed})
		return err
	})
	return files, err
}

// violations lists what breaks a rule, one sentence each.
func violations(files []source) (broken []string) {
	users := map[string][]string{}
	for _, s := range files {
		for _, imported := range importsOf(s.file) {
			users[imported] = append(users[imported], s.path)
			broken = append(broken, breaksImport(s, imported)...)
		}
		for _, name := range usedIn(s.file) {
			users[name] = append(users[name], s.path)
			broken = append(broken, breaksUse(s, name)...)
		}
		broken = append(broken, breaksName(s)...)
		broken = append(broken, breaksSight(s)...)
	}
	for _, what := range oneFile {
		if by := users[what]; len(by) > 1 {
			broken = append(broken, fmt.Sprintf("only one file may use %s: %v", what, by))
		}
	}
	return broken
}

func breaksImport(s source, imported string) []string {
	if ours, ok := strings.CutPrefix(imported, module+"/"); ok {
		if fitsAny(onlyTests, ours) {
			return []string{s.path + " must leave " + ours + " to the tests"}
		}
		for _, rule := range ourImports {
			if fits(rule.from, s.folder()) {
				return unless(fitsAny(rule.to, ours), "%s must not import %s", s.path, ours)
			}
		}
		return nil // an unknown folder is told once, by its name
	}
	if fits("fyne.io/...", imported) && fitsAny(withoutFyne, s.folder()) {
		return []string{s.path + " must do without Fyne"}
	}
	for _, rule := range foreignImports {
		if fits(rule.what, imported) {
			return unless(fitsAny(rule.where, s.folder()), "%s must not import %s", s.path, imported)
		}
	}
	return nil
}

func breaksUse(s source, name string) []string {
	for _, rule := range uses {
		if rule.name == name {
			return unless(fitsAny(rule.where, s.folder()), "%s must not use %s", s.path, name)
		}
	}
	return nil
}

func breaksName(s source) []string {
	known := slices.ContainsFunc(ourImports, func(rule edge) bool { return fits(rule.from, s.folder()) })
	vague := slices.Contains(vagueNames, path.Base(s.folder())) || slices.Contains(vagueNames, s.file.Name.Name)
	return append(
		unless(known, "%s lies in a folder that has no line in the table", s.path),
		unless(!vague, "%s: a name that says what is inside, please", s.path)...)
}

// breaksSight finds what hides a use from the other rules, and who sees a key.
func breaksSight(s source) (broken []string) {
	packages := importsOf(s.file)
	ast.Inspect(s.file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.ImportSpec:
			broken = append(broken, unless(n.Name == nil || n.Name.Name != ".", "%s must name its imports", s.path)...)
		case *ast.SelectorExpr:
			x, named := n.X.(*ast.Ident)
			isMethod := !named || packages[x.Name] == ""
			broken = append(broken, unless(n.Sel.Name != "Reveal" || !isMethod || slices.Contains(revealers, s.path), "%s must not see the text of a key", s.path)...)
		}
		return true
	})
	return broken
}

// importsOf are the paths that a file imports, by the names they have in it.
func importsOf(file *ast.File) map[string]string {
	paths := map[string]string{}
	for _, spec := range file.Imports {
		imported, _ := strconv.Unquote(spec.Path.Value)
		local := path.Base(strings.TrimSuffix(imported, "/v2"))
		if spec.Name != nil && spec.Name.Name != "_" {
			local = spec.Name.Name
		}
		paths[local] = imported
	}
	return paths
}

// usedIn are the names of imports that a file uses, as "import/path.Name", each once.
func usedIn(file *ast.File) (names []string) {
	paths := importsOf(file)
	ast.Inspect(file, func(n ast.Node) bool {
		if selector, ok := n.(*ast.SelectorExpr); ok {
			if ident, ok := selector.X.(*ast.Ident); ok && paths[ident.Name] != "" {
				names = append(names, paths[ident.Name]+"."+selector.Sel.Name)
			}
		}
		return true
	})
	slices.Sort(names)
	return slices.Compact(names)
}

func strangers(entries []os.DirEntry) (names []string) {
	for _, entry := range entries {
		dotFolder := strings.HasPrefix(entry.Name(), ".") && entry.IsDir()
		if !dotFolder && entry.Name() != ".git" && !slices.Contains(topLevel, entry.Name()) {
			names = append(names, entry.Name())
		}
	}
	return names
}

// fits reports whether a name is what a pattern says: itself, or for "ui/..." ui and
// everything below; "..." is everything.
func fits(pattern, name string) bool {
	below, open := strings.CutSuffix(pattern, "...")
	return pattern == name || open && strings.HasPrefix(name+"/", below)
}

func fitsAny(patterns []string, name string) bool {
	return slices.ContainsFunc(patterns, func(pattern string) bool { return fits(pattern, name) })
}

func unless(fine bool, format string, args ...any) []string {
	if fine {
		return nil
	}
	return []string{fmt.Sprintf(format, args...)}
}
