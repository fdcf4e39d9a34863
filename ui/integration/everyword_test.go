package integration

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// wordsFile lists all words for people, so that they can be read as one text. It is written
// anew with COMPANION_WORDS=write.
const wordsFile = "testdata/words.txt"

// TestAllWordsCanBeReadAsOneText fails when words change, so that whoever changes one reads its
// neighbours again.
func TestAllWordsCanBeReadAsOneText(t *testing.T) {
	words := wordsOf(t, filepath.Join("..", ".."))
	if os.Getenv("COMPANION_WORDS") == "write" {
		require.NoError(t, os.WriteFile(wordsFile, []byte(words), 0o644))
	}
	kept, err := os.ReadFile(wordsFile)
	require.NoError(t, err)
	require.Equal(t, string(kept), words)
}

// TestNoWordThatWasGivenUpIsBack looks for names that this product no longer uses.
func TestNoWordThatWasGivenUpIsBack(t *testing.T) {
	kept, err := os.ReadFile(wordsFile)
	require.NoError(t, err)
	for _, word := range givenUp {
		require.NotRegexp(t, `(?im)^  .*(`+word+`)`, string(kept))
	}
}

// givenUp are words that read as if they had been translated, or second names of one thing.
var givenUp = []string{
	`hand over`, `have ready`, `stands? in the way`, `by choice`, `on purpose`, `safe starting point`, `read just now`,
	`leave it as it is`, `go on with`, `secure channel`, `not told`, `is not given`, `point at a field`, `nothing wrong`,
	`all is well`, `as the computer`, `where you are`, `the file is in`, `no day of the calendar`, `the present key`,
	`other people use this login`, `horizon`, `lead time [^r]`, `\bshard\b`, `agenda`, `\bhe\b|\bshe\b|\bhis\b|\bher\b`,
	`part of the day`, `group sessions?`, `gives? times`, `shown online`, `notes about`, `\bfolded\b`,
}

// wordless are the folders and files without words for people: what a stand-in for Cliniko answers, what is
// sent, and what is logged.
var wordless = regexp.MustCompile(`^\.[^/]|testdata|/integration|/random|sheettest|secretservice|_windows\.go$|` +
	`^cliniko/demo/([^f]|fi)|` +
	`^cliniko/readiness/(readiness|losses)\.go$|^cliniko/wording/dates|^storage/(pages|secretstore|paths)\.go$|^ui/control/shape`)

// clinikoWords are the files of package cliniko with words for people; the others speak with Cliniko.
var clinikoWords = []string{"key.go", "links.go", "mail.go", "sentences.go", "shard.go"}

// wordsOf are the texts in the program's source that are meant for people, file by file.
func wordsOf(t *testing.T, root string) string {
	t.Helper()
	var all strings.Builder
	require.NoError(t, filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name := entry.Name()
		shown, err := filepath.Rel(root, path)
		require.NoError(t, err)
		shown = filepath.ToSlash(shown)
		if entry.IsDir() && wordless.MatchString(shown) {
			return fs.SkipDir
		}
		machine := filepath.Dir(shown) == "cliniko" && !slices.Contains(clinikoWords, name)
		if !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") || wordless.MatchString(shown) || machine {
			return nil
		}
		texts := textsIn(t, path)
		if len(texts) > 0 {
			fmt.Fprintf(&all, "\n%s\n", shown)
		}
		for _, text := range texts {
			fmt.Fprintf(&all, "  %s\n", strings.ReplaceAll(strings.TrimSpace(text), "\n", "\n  "))
		}
		return nil
	}))
	return all.String()
}

// forPeople tells sentences and labels from codes, names of fields and file names: they have a space
// between words, or begin with a capital letter.
var forPeople = regexp.MustCompile(`\pL[\pL’',.:;%)]* +[\pL“"%(]|^\p{Lu}\p{Ll}+[….]?$`)

// code is a drawing, or begins with the code of a cause.
var code = regexp.MustCompile(`^<|^[a-z]+_`)

func textsIn(t *testing.T, path string) (texts []string) {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.SkipObjectResolution)
	require.NoError(t, err)
	ast.Inspect(file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.ImportSpec, *ast.StructType:
			return false
		case *ast.CallExpr:
			return !forMachines(n)
		case *ast.BasicLit:
			if n.Kind == token.STRING {
				text, err := strconv.Unquote(n.Value)
				require.NoError(t, err)
				if forPeople.MatchString(text) && !code.MatchString(text) {
					texts = append(texts, text)
				}
			}
		}
		return true
	})
	return texts
}

// forMachines reports whether what a function is given goes into an error that is wrapped, a log or a
// pattern: nobody reads it on screen.
func forMachines(call *ast.CallExpr) bool {
	name, ok := call.Fun.(*ast.SelectorExpr)
	if !ok {
		return false
	}
	from, ok := name.X.(*ast.Ident)
	return ok && (from.Name == "slog" || from.Name == "regexp" || from.Name == "fmt" && name.Sel.Name == "Errorf" || from.Name == "errors")
}
