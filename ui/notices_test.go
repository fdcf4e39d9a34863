package ui

import (
	"testing"

	"github.com/stretchr/testify/require"
	"mieahealth.com/companion/storage"
	"mieahealth.com/companion/storage/live"
)

func TestNotices(t *testing.T) {
	t.Run("a word about the saved times is said and taken back", func(t *testing.T) {
		w, fake, _ := openWindow(t, connected(t))
		damaged := connected(t)
		damaged.Notices = []live.Notice{{Notice: storage.Notice{Kind: storage.NoticeDamaged}}}
		fake.state = damaged
		w.draw()
		require.Len(t, w.notices.box.Objects, 1)
		fake.state = connected(t)
		w.draw()
		require.Empty(t, w.notices.box.Objects)
	})
	t.Run("that others can read the folder is said until it is hidden, also at the next start", func(t *testing.T) {
		open := connected(t)
		open.Notices = []live.Notice{{Notice: storage.Notice{Kind: storage.NoticeFolderOpen, Folder: "/data"}}, {Notice: storage.Notice{Kind: storage.NoticeDamaged}}}
		w, _, _ := openWindow(t, open)
		var kept storage.Preferences
		w.deps.Remember = func(p storage.Preferences) { kept = p }
		require.Len(t, w.notices.box.Objects, 2)
		goTo(t, w, wordHide).Press()
		require.Len(t, w.notices.box.Objects, 1)
		require.True(t, kept.HideFolderOpen)
		w.preferences, w.drawn = kept, nil
		w.draw()
		require.Len(t, w.notices.box.Objects, 1)
	})
	t.Run("that others can read the folder is said again when it was private meanwhile", func(t *testing.T) {
		open, private := connected(t), connected(t)
		open.Notices = []live.Notice{{Notice: storage.Notice{Kind: storage.NoticeFolderOpen, Folder: "/data"}}}
		w, fake, _ := openWindow(t, open)
		goTo(t, w, wordHide).Press()
		require.Empty(t, w.notices.box.Objects)
		for _, s := range []*live.State{private, open} {
			fake.state = s
			w.draw()
		}
		require.Len(t, w.notices.box.Objects, 1)
	})
}
