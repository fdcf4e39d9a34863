package main

import (
	"context"
	"encoding/json"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/cliniko/demo"
	"mieahealth.com/companion/ui/report"
	"mieahealth.com/companion/ui/terminal"
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
		"a wrong flag is refused":             {[]string{"check", "-week", "hunter2"}, "", 2, ""},
		"the help":                            {[]string{"-h"}, "", 0, terminal.HelpText()},
		"no key in the standard input":        {[]string{"check", "-data", dir, "-key-stdin"}, "", 2, ""},
		"a sentence in the place of a key":    {[]string{"check", "-data", dir, "-key-stdin"}, "my key is hunter2", 2, ""},
	} {
		t.Run(name, func(t *testing.T) {
			var out, errs strings.Builder
			require.Equal(t, c.code, run(c.args, strings.NewReader(c.in), &out, &errs, func(string) { t.Fatal("a command shows no dialog") }))
			require.Equal(t, c.prints, out.String())
			require.Equal(t, c.code != 0, strings.Count(errs.String(), "\n") == 1, errs.String())
			require.NotContains(t, errs.String(), "hunter2")
		})
	}
}

const asProgram = "COMPANION_TEST_AS_PROGRAM"

// TestMain is the program itself in a process that a test starts.
func TestMain(m *testing.M) {
	if args := os.Getenv(asProgram); args != "" {
		os.Args = append(os.Args[:1], strings.Split(args, "\n")...)
		main()
	}
	os.Exit(m.Run())
}

// startProgram starts the program with a key in its standard input.
func startProgram(t *testing.T, out, errs io.Writer, args ...string) *exec.Cmd {
	t.Helper()
	program := exec.Command(os.Args[0])
	program.Env = append(os.Environ(), asProgram+"="+strings.Join(args, "\n"))
	program.Stdin, program.Stdout, program.Stderr = strings.NewReader(demo.Key), out, errs
	require.NoError(t, program.Start())
	t.Cleanup(func() { _ = program.Process.Kill() })
	return program
}

// leastTime is what so many requests take at least at Cliniko's pace: 25 at once, then 105 a
// minute. A moment is left for the clocks.
func leastTime(requests int) time.Duration {
	return time.Duration(requests-25)*time.Minute/105 - 100*time.Millisecond
}

func TestPace(t *testing.T) {
	t.Run("the demo clinic of this process is asked without it", func(t *testing.T) {
		var out, errs strings.Builder
		began := time.Now()
		require.Equal(t, 1, run([]string{"check", "-demo", "-json"}, nil, &out, &errs, func(string) { t.Fatal("a command shows no dialog") }), errs.String())
		took := time.Since(began)
		var told struct{ Requests int }
		require.NoError(t, json.Unmarshal([]byte(out.String()), &told))
		require.Greater(t, told.Requests, 60)
		require.Less(t, took, leastTime(told.Requests)/2)
	})
	t.Run("what -api names is asked within it, though it is a demo clinic; and a check that is stopped says so", func(t *testing.T) {
		if runtime.GOOS == "windows" {
			t.Skip("a program cannot be told to end there")
		}
		const enough = 29
		server := demo.New(demo.Options{Limit: -1})
		address, stop, err := server.Listen()
		require.NoError(t, err)
		defer stop()
		var out, errs strings.Builder
		program := startProgram(t, &out, &errs, "check", "-data", t.TempDir(), "-api", address, "-key-stdin")
		require.Eventually(t, func() bool { return len(server.Requests()) >= enough }, time.Minute, 10*time.Millisecond)
		sent := server.Requests()
		require.GreaterOrEqual(t, sent[enough-1].At.Sub(sent[0].At), leastTime(enough))
		require.NoError(t, program.Process.Signal(os.Interrupt))
		require.Error(t, program.Wait())
		require.Equal(t, 2, program.ProcessState.ExitCode())
		require.Empty(t, out.String())
		require.True(t, strings.HasSuffix("\n"+errs.String(), "\n"+report.Sentence(context.Canceled, cliniko.Key{})+"\n"), errs.String())
	})
}

const module = "mieahealth.com/companion"

// edge is a rule of two folders: in ourImports, what the packages of the first may import of
// ours. A folder is written as it stands in the project, "." for the top; "ui/..." is ui and
// all below it. The first line that fits counts.
type edge struct {
	from string
	to   []string
}

var ourImports = []edge{
	{".", []string{"..."}},
	{"cliniko", nil},
	{"cliniko/readiness", []string{"cliniko", "cliniko/wording"}},
	{"cliniko/wording", []string{"cliniko"}},
	{"cliniko/demo", nil},
	{"cliniko/demo/random", []string{"cliniko/demo"}},
	{"storage", []string{"cliniko"}},
	{"storage/live", []string{"cliniko", "cliniko/readiness", "cliniko/wording", "storage"}},
	{"storage/secretservice", nil},
	{"ui/calendar/sheet", []string{"cliniko", "cliniko/wording", "storage"}},
	{"ui/calendar/sheet/sheettest", []string{"cliniko", "storage"}},
	{"ui/report", []string{"cliniko", "cliniko/readiness", "cliniko/wording", "storage", "storage/live"}},
	{"ui/board", []string{"ui/control", "ui/theme"}},
	{"ui/...", []string{"cliniko", "cliniko/readiness", "cliniko/wording", "storage", "storage/live", "ui/..."}},
}

// foreignImports says in which folders or files a package of others, or a name of a package,
// may be used. The first line that fits counts; what is not listed may be used anywhere.
var foreignImports = []edge{
	{"fyne.io/fyne/v2/app", []string{"."}},
	{"fyne.io/fyne/v2.DoAndWait", nil}, // on the UI goroutine it would wait for itself, for ever
	{"fyne.io/fyne/v2.Do", []string{"ui/queue.go"}},
	{"fyne.io/...", []string{".", "ui/..."}},
	{"net/http/...", []string{".", "cliniko", "cliniko/demo"}},
	{"go.etcd.io/bbolt", []string{"storage"}},
	{"github.com/zalando/go-keyring", []string{".", "storage"}},
	{"github.com/godbus/dbus/v5", []string{"storage", "storage/secretservice"}},
	{"github.com/pkg/browser", []string{"ui/open.go"}},
	{module + "/cliniko.NewClient", []string{"."}},
	{module + "/cliniko.Client", []string{".", "storage/live"}},
}

// onlyTests are the packages of ours that nothing that ships may import.
var onlyTests = []string{"storage/secretservice", "cliniko/demo/random", "ui/calendar/sheet/sheettest", "ui/board/boardtest"}

// withoutFyne are the packages that know no Fyne: check works where there is no display,
// and the calendar's model is pure.
var withoutFyne = []string{"ui/calendar/sheet", "ui/report", "ui/terminal"}

// guardedNames are names of any kind that only some files may speak of.
var guardedNames = map[string][]string{
	"Reveal": { // the text of an API key
		"cliniko/key.go",
		"cliniko/redact.go", // to keep it out of what an answer is quoted with
		"cliniko/gate.go",   // the header of a request
		"storage/keychain.go",
		"ui/guide/keycopier.go", // to the clipboard, when a person wishes to hand it over
	},
	"Unpaced":         {"cliniko/client.go", "main.go"}, // for the program's own demo clinic and nothing else
	"CanvasForObject": {"ui/control/keys.go"},           // nil for what was never drawn: control.CanvasOf is not
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
		"wording imports readiness":                {"cliniko/wording/a.go": `import "mieahealth.com/companion/cliniko/readiness"`},
		"demo imports cliniko":                     {"cliniko/demo/a.go": `import "mieahealth.com/companion/cliniko"`},
		"storage imports live":                     {"storage/a.go": `import "mieahealth.com/companion/storage/live"`},
		"live imports ui":                          {"storage/live/a.go": `import "mieahealth.com/companion/ui"`},
		"a page imports the demo":                  {"ui/guide/a.go": `import "mieahealth.com/companion/cliniko/demo"`},
		"the report imports a page":                {"ui/report/a.go": `import "mieahealth.com/companion/ui/guide"`},
		"a board knows a page":                     {"ui/board/a.go": `import "mieahealth.com/companion/ui/calendar"`},
		"the report imports Fyne":                  {"ui/report/a.go": `import "fyne.io/fyne/v2/widget"`},
		"the calendar's model imports Fyne":        {"ui/calendar/sheet/a.go": `import "fyne.io/fyne/v2"`},
		"the calendar's model imports live":        {"ui/calendar/sheet/a.go": `import "mieahealth.com/companion/storage/live"`},
		"a package in a folder nobody knows":       {"backend/a.go": ``},
		"ui imports app":                           {"ui/a.go": `import "fyne.io/fyne/v2/app"`},
		"storage imports Fyne":                     {"storage/a.go": `import "fyne.io/fyne/v2"`},
		"ui speaks HTTP, without a name":           {"ui/a.go": `import ( _ "embed"; _ "net/http" )`},
		"ui speaks HTTP":                           {"ui/a.go": `import "net/http"`},
		"ui opens bbolt":                           {"ui/a.go": `import "go.etcd.io/bbolt"`},
		"ui asks the keychain":                     {"ui/key/a.go": `import "github.com/zalando/go-keyring"`},
		"main imports random clinics":              {"main.go": `import "mieahealth.com/companion/cliniko/demo/random"`},
		"main imports what is for tests":           {"main.go": `import "mieahealth.com/companion/storage/secretservice"`},
		"ui speaks D-Bus":                          {"ui/a.go": `import "github.com/godbus/dbus/v5"`},
		"storage opens a browser":                  {"storage/a.go": `import "github.com/pkg/browser"`},
		"another file opens a browser":             {"ui/a.go": `import "github.com/pkg/browser"`},
		"another file calls fyne.Do":               {"ui/a.go": `import "fyne.io/fyne/v2"; func a() { fyne.Do(a) }`},
		"another file calls fyne.Do, renamed":      {"ui/a.go": `import f "fyne.io/fyne/v2"; func a() { f.Do(a) }`},
		"main calls fyne.Do":                       {"main.go": `import "fyne.io/fyne/v2"; func a() { fyne.Do(a) }`},
		"someone waits for the UI goroutine":       {"ui/a.go": `import "fyne.io/fyne/v2"; func a() { fyne.DoAndWait(a) }`},
		"someone imports Fyne without its name":    {"ui/a.go": `import . "fyne.io/fyne/v2"; func a() { Do(a) }`},
		"ui makes a client":                        {"ui/a.go": `import "mieahealth.com/companion/cliniko"; var c = cliniko.NewClient`},
		"ui holds a client":                        {"ui/a.go": `import "mieahealth.com/companion/cliniko"; var c *cliniko.Client`},
		"ui reveals a key":                         {"ui/a.go": `var a = key.Reveal()`},
		"a key's text is handed on as a method":    {"storage/store.go": `var a = key.Reveal`},
		"a client is free of its pace by default":  {"cliniko/client.go": `var a = Options{Unpaced: true}`},
		"ui frees a client of Cliniko's pace":      {"ui/a.go": `var a = options{Unpaced: true}`},
		"live frees its client of Cliniko's pace":  {"storage/live/a.go": `func a() { options.Unpaced = true }`},
		"a control asks the driver for its canvas": {"ui/a.go": `var a = driver.CanvasForObject(b)`},
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
	for _, s := range files {
		require := func(fine bool, format string, args ...any) {
			if !fine {
				broken = append(broken, s.path+" "+fmt.Sprintf(format, args...))
			}
		}
		for _, name := range usedIn(s.file) {
			s.checkUse(name, require)
		}
		s.checkName(require)
		s.checkHidden(require)
	}
	return broken
}

// checkUse judges an import, or a name of one.
func (s source) checkUse(used string, require func(bool, string, ...any)) {
	ours, inside := strings.CutPrefix(used, module+"/")
	if i := slices.IndexFunc(foreignImports, func(rule edge) bool { return fits(rule.from, used) }); i >= 0 {
		bare := fits("fyne.io/...", used) && fitsAny(withoutFyne, s.folder())
		to := foreignImports[i].to
		require((fitsAny(to, s.folder()) || slices.Contains(to, s.path)) && !bare, "must not use %s", used)
	} else if inside && !strings.Contains(path.Base(ours), ".") {
		i := slices.IndexFunc(ourImports, func(rule edge) bool { return fits(rule.from, s.folder()) })
		allowed := i < 0 || fitsAny(ourImports[i].to, ours) // an unknown folder is told once, by its name
		require(allowed && !fitsAny(onlyTests, ours), "must not import %s", ours)
	}
}

func (s source) checkName(require func(bool, string, ...any)) {
	require(slices.ContainsFunc(ourImports, func(rule edge) bool { return fits(rule.from, s.folder()) }), "lies in a folder without a line in the table")
	vague := slices.Contains(vagueNames, path.Base(s.folder())) || slices.Contains(vagueNames, s.file.Name.Name)
	require(!vague, "has a name that does not say what is inside")
}

// checkHidden finds what hides a use from the other rules, and the guarded names.
func (s source) checkHidden(require func(bool, string, ...any)) {
	ast.Inspect(s.file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.ImportSpec:
			require(n.Name == nil || n.Name.Name != ".", "must name its imports")
		case *ast.Ident:
			files, guarded := guardedNames[n.Name]
			require(!guarded || slices.Contains(files, s.path), "must not speak of %s", n.Name)
		case *ast.KeyValueExpr:
			key, _ := n.Key.(*ast.Ident)
			require(key == nil || key.Name != "Unpaced" || s.path != "cliniko/client.go", "must not free a client of its pace")
		}
		return true
	})
}

// importsOf are the paths that a file imports, by the names they have in it.
func importsOf(file *ast.File) map[string]string {
	paths := map[string]string{}
	for i, spec := range file.Imports {
		imported, _ := strconv.Unquote(spec.Path.Value)
		local := path.Base(strings.TrimSuffix(imported, "/v2"))
		if spec.Name != nil {
			local = spec.Name.Name
		}
		if local == "_" {
			local += strconv.Itoa(i)
		}
		paths[local] = imported
	}
	return paths
}

// usedIn are the imports of a file and the names of them that it uses, as "import/path.Name",
// each once.
func usedIn(file *ast.File) []string {
	paths := importsOf(file)
	used := slices.Collect(maps.Values(paths))
	ast.Inspect(file, func(n ast.Node) bool {
		if selector, ok := n.(*ast.SelectorExpr); ok {
			if ident, ok := selector.X.(*ast.Ident); ok && paths[ident.Name] != "" {
				used = append(used, paths[ident.Name]+"."+selector.Sel.Name)
			}
		}
		return true
	})
	return slices.Compact(slices.Sorted(slices.Values(used)))
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
