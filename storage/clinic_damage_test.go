package storage

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// asBefore is a clinic's file as the first versions wrote it.
func asBefore(t testing.TB, c Clinic) string {
	t.Helper()
	text, err := json.MarshalIndent(c, "", "  ")
	require.NoError(t, err)
	return string(text)
}

func encoded(t testing.TB, c Clinic) string {
	t.Helper()
	text, err := clinicFile{Clinic: c}.encode()
	require.NoError(t, err)
	return string(text)
}

// versions are two versions of a clinic, the newest last.
func versions(id ClinicID) (before, newest Clinic) {
	before, newest = sampleClinic(id, "Seaside"), sampleClinic(id, "Seaside")
	newest.Marks = append(newest.Marks, Mark{Word: "should be bookable", At: readAt})
	newest.HandedOver = nil
	return before, newest
}

// writerOf opens the clinics as the window does.
func writerOf(t testing.TB, dir string) *Clinics {
	t.Helper()
	c, _ := OpenClinics(dir)
	c.repair()
	return c
}

func kindsOf(notices []Notice) (kinds []NoticeKind) {
	for _, n := range notices {
		if n.Kind != NoticeFolderOpen {
			kinds = append(kinds, n.Kind)
		}
	}
	return kinds
}

// everythingIn is the name and content of all in a folder.
func everythingIn(t testing.TB, dir string) map[string]string {
	t.Helper()
	all := map[string]string{}
	require.NoError(t, filepath.Walk(dir, func(path string, info os.FileInfo, err error) error {
		require.NoError(t, err)
		all[path] = info.Mode().String() + " " + info.ModTime().String()
		if info.Mode().IsRegular() {
			content, err := os.ReadFile(path)
			all[path] += string(content)
			return err
		}
		return nil
	}))
	return all
}

// damagedTexts are copies of a text: cut at every byte, with bits flipped, bytes and
// blocks overwritten, and blocks exchanged.
func damagedTexts(text string, seed uint64) (all []string) {
	whole, random := []byte(text), rand.New(rand.NewPCG(seed, 2026))
	mutate := func(change func([]byte)) {
		mutant := bytes.Clone(whole)
		change(mutant)
		all = append(all, string(mutant))
	}
	for cut := range whole {
		all = append(all, text[:cut])
	}
	for range 800 {
		mutate(func(m []byte) { m[random.IntN(len(m))] ^= 1 << random.IntN(8) })
		mutate(func(m []byte) { m[random.IntN(len(m))] = byte(random.Uint32()) })
	}
	for range 200 {
		size := 1 + random.IntN(64)
		a, b := random.IntN(len(whole)-size), random.IntN(len(whole)-size)
		mutate(func(m []byte) { copy(m[a:a+size], whole[b:]) })
		mutate(func(m []byte) { copy(m[a:a+size], whole[b:b+size]); copy(m[b:b+size], whole[a:a+size]) })
		mutate(func(m []byte) {
			for i := a; i < a+size; i++ {
				m[i] = byte(random.Uint32())
			}
		})
		mutate(func(m []byte) { clear(m[a : a+size]) })
		all = append(all, text[:a]+text[a+size:])
	}
	return all
}

func TestADamagedClinicFileNeverLoadsWithOtherContent(t *testing.T) {
	for _, id := range []ClinicID{seaside, {}} {
		t.Run(id.fileName(), func(t *testing.T) {
			t.Parallel()
			before, newest := versions(id)
			path := filepath.Join(clinicsFolder(t.TempDir()), id.fileName())
			require.NoError(t, os.MkdirAll(filepath.Dir(path), folderMode))
			texts, previous := damagedTexts(encoded(t, newest), 1), damagedTexts(encoded(t, before), 2)
			require.Greater(t, len(texts), 3000)
			seen := map[NoticeKind]int{}
			for i := 0; i < len(texts); i += damageStep {
				text, other := texts[i], encoded(t, before)
				if i%2 == 1 {
					other = previous[i%len(previous)]
				}
				require.NoError(t, os.WriteFile(path, []byte(text), fileMode))
				require.NoError(t, os.WriteFile(path+previousMark, []byte(other), fileMode))
				c, _ := OpenClinics(filepath.Dir(filepath.Dir(path)))
				if i%50 == 0 {
					c.repair()
				}
				got, ok := c.Get(id)
				require.True(t, ok)
				kinds := kindsOf(c.Notices())
				want := map[NoticeKind]Clinic{NoticeNone: newest, NoticeClinicRestored: before, NoticeClinicDamaged: {ID: id}}
				kind := NoticeNone
				if len(kinds) > 0 {
					kind = kinds[0]
				}
				require.Contains(t, want, kind, text)
				require.Equal(t, want[kind], got, text)
				require.True(t, other != encoded(t, before) || kind != NoticeClinicDamaged, "the version before was good: %s", text)
				seen[kind]++
			}
			t.Logf("%d damaged files: %v", len(texts), seen)
			require.Greater(t, seen[NoticeClinicRestored], len(texts)/damageStep/3)
			require.Greater(t, seen[NoticeClinicDamaged], len(texts)/damageStep/4)
		})
	}
}

func TestClinicFilesThatAreNotAsTheyShouldBe(t *testing.T) {
	before, newest := versions(seaside)
	clinic := `{"id":{"shard":"au4","account":"123"},"name":"Seaside"}`
	newer := clinicEnvelope{Format: clinicFormat + 1, Clinic: json.RawMessage(clinic)}
	newer.SHA256 = newer.sum()
	newerText, err := json.Marshal(newer)
	require.NoError(t, err)
	for name, c := range map[string]struct {
		newest, previous string // empty: there is none
		want             Clinic
		notice           NoticeKind
	}{
		"both are good":                       {encoded(t, newest), encoded(t, before), newest, NoticeNone},
		"the newest is that of an old app":    {asBefore(t, newest), "", newest, NoticeNone},
		"a byte order mark":                   {"\uFEFF" + encoded(t, newest), "", newest, NoticeNone},
		"a byte order mark, of an old app":    {"\uFEFF" + asBefore(t, newest), "", newest, NoticeNone},
		"the newest is missing":               {"", encoded(t, before), before, NoticeClinicRestored},
		"the newest is cut":                   {encoded(t, newest)[:90], encoded(t, before), before, NoticeClinicRestored},
		"the newest is cut, no other":         {encoded(t, newest)[:90], "", Clinic{ID: seaside}, NoticeClinicDamaged},
		"the one before is damaged":           {encoded(t, newest), "{", newest, NoticeNone},
		"both are damaged":                    {"{", "{", Clinic{ID: seaside}, NoticeClinicDamaged},
		"a wrong type":                        {`{"id":{"shard":"au4","account":"123"},"ticks":[]}`, "", Clinic{ID: seaside}, NoticeClinicDamaged},
		"another clinic's file":               {encoded(t, sampleClinic(inland, "Inland")), "", Clinic{ID: seaside}, NoticeClinicDamaged},
		"a hostile id":                        {`{"id":{"shard":"../4","account":"123"}}`, "", Clinic{ID: seaside}, NoticeClinicDamaged},
		"too large a file":                    {strings.Repeat(" ", maxClinicBytes+1), "", Clinic{ID: seaside}, NoticeClinicDamaged},
		"the number of the format is damaged": {strings.Replace(encoded(t, newest), `"format": 1`, `"format": 3`, 1), encoded(t, before), before, NoticeClinicRestored},
		"a newer format":                      {string(newerText), "", Clinic{ID: seaside, Name: "Seaside"}, NoticeClinicNewer},
		"a newer format, with another sum":    {`{"format":7,"check":1,"clinic":` + clinic + `}`, "", Clinic{ID: seaside}, NoticeClinicNewer},
		"a newer format in the one before":    {"{", string(newerText), Clinic{ID: seaside, Name: "Seaside"}, NoticeClinicNewer},
	} {
		t.Run(name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "data")
			path := filepath.Join(clinicsFolder(dir), seaside.fileName())
			require.NoError(t, os.MkdirAll(filepath.Dir(path), folderMode))
			require.NoError(t, os.Chmod(dir, folderMode))
			for path, text := range map[string]string{path: c.newest, path + previousMark: c.previous} {
				if text != "" {
					require.NoError(t, os.WriteFile(path, []byte(text), fileMode))
				}
			}
			found := everythingIn(t, dir)
			wanted := []Notice{{Kind: c.notice, Clinic: seaside, Name: c.want.Name, Folder: clinicsFolder(dir)}}
			if c.notice == NoticeNone {
				wanted = nil
			}

			reader, err := OpenClinics(dir)
			require.Equal(t, c.notice == NoticeNone, err == nil, "%v", err)
			require.Equal(t, []Clinic{c.want}, reader.All())
			require.Equal(t, wanted, reader.Notices())
			require.Equal(t, found, everythingIn(t, dir), "a reader changes nothing")

			writer := writerOf(t, dir)
			require.Equal(t, []Clinic{c.want}, writer.All())
			require.Equal(t, wanted, writer.Notices(), "a word stays for the whole run")
			damaged := c.notice == NoticeClinicDamaged || c.notice == NoticeClinicRestored && c.newest != ""
			require.Equal(t, damaged, len(siblings(path, "."+unreadable)) == 1)
			if !damaged && c.newest != "" {
				require.Equal(t, found, everythingIn(t, dir), "what is no damage stays")
				return
			}
			again := openClinics(t, dir)
			require.Equal(t, []Clinic{c.want}, again.All())
			require.Empty(t, again.Notices(), "it is said once")
			if damaged {
				aside, err := os.ReadFile(siblings(path, "."+unreadable)[0])
				require.NoError(t, err)
				require.Equal(t, c.newest, string(aside))
			}
		})
	}
}

func TestDamagedClinics(t *testing.T) {
	t.Run("nothing that was set aside is ever deleted but with its clinic", func(t *testing.T) {
		dir := t.TempDir()
		path := filepath.Join(clinicsFolder(dir), seaside.fileName())
		require.NoError(t, os.MkdirAll(filepath.Dir(path), folderMode))
		for n := range 5 {
			require.NoError(t, os.WriteFile(path, fmt.Appendf(nil, "{marks of run %d", n), fileMode))
			require.NoError(t, os.WriteFile(path+previousMark, []byte("{"), fileMode))
			writerOf(t, dir)
		}
		require.Len(t, filesHolding(t, dir, "marks of run"), 5)
		require.NoError(t, openClinics(t, dir).Remove(seaside))
		require.Empty(t, everyFile(t, dir))
	})
	t.Run("files of other names are nobody's business", func(t *testing.T) {
		dir := t.TempDir()
		require.NoError(t, os.MkdirAll(clinicsFolder(dir), folderMode))
		for _, name := range []string{"notes.json", "au4-123.json.bak", "AU4-1.json", "zz-1.json", "au4-.json", "au4-123.json.previous.previous"} {
			require.NoError(t, os.WriteFile(filepath.Join(clinicsFolder(dir), name), []byte("{"), fileMode))
		}
		found := everythingIn(t, dir)
		c := writerOf(t, dir)
		require.Empty(t, c.All())
		require.Empty(t, kindsOf(c.Notices()))
		require.Equal(t, found, everythingIn(t, dir))
	})
	t.Run("a file that is damaged during the run is set aside before the next version", func(t *testing.T) {
		dir := t.TempDir()
		c := writerOf(t, dir)
		before, newest := versions(seaside)
		require.NoError(t, c.Save(before))
		path := filepath.Join(clinicsFolder(dir), seaside.fileName())
		require.NoError(t, os.WriteFile(path, []byte("{damaged"), fileMode))
		require.NoError(t, c.Save(newest))
		require.Len(t, filesHolding(t, dir, "{damaged"), 1)
		got, _ := openClinics(t, dir).Get(seaside)
		require.Equal(t, newest, got)
	})
	t.Run("the version before is kept with each change", func(t *testing.T) {
		dir := t.TempDir()
		c := writerOf(t, dir)
		before, newest := versions(seaside)
		require.NoError(t, c.Save(before))
		require.NoError(t, c.Save(newest))
		require.NoError(t, c.Save(newest))
		kept, err := readClinicFile(filepath.Join(clinicsFolder(dir), seaside.fileName()+previousMark), seaside)
		require.NoError(t, err)
		require.Equal(t, before, kept.Clinic)
	})
	t.Run("a newer version's file is never written, and the change stays for the session", func(t *testing.T) {
		dir := t.TempDir()
		path := filepath.Join(clinicsFolder(dir), seaside.fileName())
		require.NoError(t, os.MkdirAll(filepath.Dir(path), folderMode))
		require.NoError(t, os.WriteFile(path, []byte(`{"format":9}`), fileMode))
		found := everythingIn(t, dir)
		c := writerOf(t, dir)
		require.Error(t, c.Save(sampleClinic(seaside, "Seaside")))
		c.SaveAgain()
		require.Equal(t, found, everythingIn(t, dir))
		want := sampleClinic(seaside, "Seaside")
		want.KeyGone = false // the file that cannot be read may say otherwise
		require.Equal(t, []Clinic{want}, c.All())
		require.Equal(t, []NoticeKind{NoticeClinicNewer}, kindsOf(c.Notices()))
	})
	t.Run("a folder that others can read is said until it is private", func(t *testing.T) {
		if runtime.GOOS == "windows" {
			t.Skip("there the mode does not say who can read a folder")
		}
		dir := filepath.Join(t.TempDir(), "data")
		require.NoError(t, os.Mkdir(dir, 0o755))
		require.NoError(t, os.Chmod(dir, 0o755))
		c := writerOf(t, dir)
		require.Equal(t, []Notice{{Kind: NoticeFolderOpen, Folder: dir}}, c.Notices())
		requireMode(t, dir, 0o755)
		require.False(t, c.Waiting(), "no disk is asked again and again for it")
		require.NoError(t, os.Chmod(dir, 0o700))
		c.SaveAgain()
		require.Empty(t, c.Notices())
	})
	t.Run("a folder of our own is private", func(t *testing.T) {
		c := writerOf(t, filepath.Join(t.TempDir(), "a", "b"))
		require.NoError(t, c.Save(sampleClinic(seaside, "Seaside")))
		require.Empty(t, writerOf(t, filepath.Dir(c.dir)).Notices())
	})
}

func everyFile(t testing.TB, dir string) []string { return filesHolding(t, dir, "") }

// A crash can stop removing after any step.
func TestRemovingThatIsCutShortLeavesAClinicWholeOrNotAtAll(t *testing.T) {
	before, newest := versions(seaside)
	fill := func(t *testing.T) (dir, path string) {
		dir = t.TempDir()
		c := writerOf(t, dir)
		require.NoError(t, c.Save(before))
		require.NoError(t, c.Save(newest))
		path = filepath.Join(clinicsFolder(dir), seaside.fileName())
		for _, more := range []string{".unreadable-20260101-000000.000", ".previous.unreadable-20260101-000000.000", ".new-1", ".previous.new-2"} {
			require.NoError(t, os.WriteFile(path+more, []byte(encoded(t, before)), fileMode))
		}
		return dir, path
	}
	const steps = 6
	for done := range steps + 1 {
		dir, path := fill(t)
		order := removalOrder(path)
		require.Len(t, order, steps)
		for _, file := range order[:done] {
			require.NoError(t, os.Remove(file))
		}
		c := writerOf(t, dir)
		require.Empty(t, kindsOf(c.Notices()))
		if done == steps {
			require.Empty(t, c.All())
			require.Empty(t, everyFile(t, dir))
			continue
		}
		require.Equal(t, []Clinic{newest}, c.All())
		require.NoError(t, c.Remove(seaside))
		require.Empty(t, everyFile(t, dir))
	}
}
