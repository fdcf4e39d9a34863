package storage

import (
	"runtime"
	"strings"
)

// The words for people about what this computer keeps. {store} is the password store's
// name.

// PasswordStore is the name of this computer's password store inside a sentence.
func PasswordStore() string { return passwordStoreOn(runtime.GOOS) }

func passwordStoreOn(system string) string {
	switch system {
	case "windows":
		return "Windows’ password store"
	case "darwin":
		return "Keychain"
	default:
		return "your password store"
	}
}

var keychainSentences = map[KeychainFault]map[KeychainOp]string{
	KeychainEmpty: {
		KeychainGet:    "There is no key for this clinic in {store}. Paste the key again.",
		KeychainSet:    "The key was not saved in {store}. Save it again, or go on for this session only.",
		KeychainDelete: "There is no key for this clinic in {store}, so nothing needs to be removed.",
	},
	KeychainAbsent: {
		KeychainGet:    "This computer has no password store that can be used, so no key is kept here. Paste the key again, or ask your IT support to turn a password store on.",
		KeychainSet:    "This computer has no password store that can be used, so the key is kept for this session only. To keep it for longer, ask your IT support to turn a password store on.",
		KeychainDelete: "{store} cannot be reached, so the key could not be removed. To be safe, archive the key in Cliniko.",
	},
	KeychainLocked: {
		KeychainGet:    "{store} is locked. Unlock it, then try again.",
		KeychainSet:    "{store} is locked, so the key was not saved. Unlock it, then save the key again.",
		KeychainDelete: "{store} is locked, so the key is still in it. Unlock it, then remove the key again.",
	},
	KeychainDenied: {
		KeychainGet:    "{store} did not give the key out. Allow access and try again, or paste the key again.",
		KeychainSet:    "{store} did not take the key. Allow access and save it again, or go on for this session only.",
		KeychainDelete: "{store} did not remove the key. Remove the entry “com.mieahealth.companion” there by hand, or archive the key in Cliniko.",
	},
	KeychainHung: {
		KeychainGet:    "{store} has not answered. Look for a window that asks for your password, then try again.",
		KeychainSet:    "{store} has not answered, so the key was not saved. Look for a window that asks for your password, then save the key again.",
		KeychainDelete: "{store} has not answered, so the key may still be in it. Look for a window that asks for your password, then remove the key again.",
	},
	KeychainNotKept: {
		KeychainGet:    "{store} did not keep the key. Paste the key again.",
		KeychainSet:    "{store} did not keep the key. Save it again and answer any question it asks, or go on for this session only.",
		KeychainDelete: "The key is still in {store}. Remove the entry “com.mieahealth.companion” there by hand, or archive the key in Cliniko.",
	},
	KeychainBadValue: {
		KeychainGet:    "What {store} holds for this clinic is not its key. Paste the key again.",
		KeychainSet:    "The key was not saved as it is. Save it again, or go on for this session only.",
		KeychainDelete: "What {store} holds for this clinic is not its key. Remove the entry “com.mieahealth.companion” there by hand.",
	},
}

// KeychainSentence says for people what went wrong and what to do next.
func KeychainSentence(op KeychainOp, fault KeychainFault) string {
	return withStore(keychainSentences[fault][op], PasswordStore())
}

// Sentence is [KeychainSentence] of the error.
func (e *KeychainError) Sentence() string { return KeychainSentence(e.Op, e.Fault) }

func withStore(sentence, store string) string {
	if rest, begins := strings.CutPrefix(sentence, "{store}"); begins {
		sentence = strings.ToUpper(store[:1]) + store[1:] + rest
	}
	return strings.ReplaceAll(sentence, "{store}", store)
}

var noticeSentences = map[Notice]string{
	NoticeDamaged:  "The times saved on this computer were damaged, so they are being read from Cliniko again. You do not need to do anything.",
	NoticeForeign:  "The file for saved times belonged to another program and was set aside. The times are being read from Cliniko again; you do not need to do anything.",
	NoticeNewer:    "The saved times were made by a newer version of this app and were set aside. The times are being read from Cliniko again; to keep them next time, install the newest version.",
	NoticeUnsaved:  "The times cannot be saved on this computer, so they are kept until you close the app. Ask your IT support to let this app write to its folder.",
	NoticeDiskFull: "The newest times could not be saved, so they are kept until you close the app. Free some space on the disk; saving goes on by itself.",
}

// Sentence says the notice for people, with the next step; empty for none.
func (n Notice) Sentence() string { return noticeSentences[n] }
