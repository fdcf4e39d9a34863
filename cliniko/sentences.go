package cliniko

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

var (
	// aboutKey are those that every key that works may read.
	aboutKey = []string{"", string(ListUser), string(ListSettings)}
	// aboutOne are asked for one person, place or offering, which may be gone.
	aboutOne = []string{"", askTimes, askNext, string(ListTypesOf), string(ListWorkingAt)}
)

// sentences says for each kind of error what happened and what to do next. The first
// row that fits counts: one with a status or with lists only fits those, one with {detail}
// only an error that has one.
var sentences = []struct {
	kind   Kind
	status int
	lists  []string // what was asked for; nil: anything
	words  string
}{
	{KindKeyRefused, 0, aboutKey, "Cliniko does not accept this key. Its end may be missing, it may be archived, or it may belong to another region: Cliniko does not say which. Copy the whole key again, or create a new one in Cliniko."},
	{KindForbidden, 0, nil, "The role of this key’s user does not allow reading {list}. Ask an administrator of your clinic to change the role, or use the key of someone who may."},
	{KindKeyRefused, 0, nil, "Cliniko did not accept this key when asked for {list}. Check again in a few minutes. If nothing else can be read either, the key was archived or is not complete: copy it again, or create a new one."},
	{KindDenied, 0, nil, "Cliniko, or the network in between, blocks this computer at the moment. Try again later; if it stays so, tell MIEA at support@mieahealth.com."},
	{KindNotFound, 0, []string{string(ListUser)}, "Cliniko could not say whose key this is. Check again in a few minutes; if it stays so, create a new key in Cliniko."},
	{KindNotFound, 0, aboutOne, "Cliniko does not know what was asked for ({list}): it was removed, or it is not shown in online bookings. Look at it in Cliniko, then check again."},
	{KindNotFound, 0, nil, "Cliniko does not know {list}. Check again in a few minutes; if it stays so, write to support@mieahealth.com."},
	{KindBadWindow, 0, nil, "In the clinic’s own time, Cliniko already counts this day as past. Times from tomorrow on can still be checked."},
	{KindRateLimited, 0, nil, "Cliniko asks this app to wait {wait}. It goes on by itself after that."},
	{KindServer, 0, nil, "Cliniko has a problem at the moment; it is not this computer. Check again in a few minutes, or look at status.cliniko.com."},
	{KindOffline, 0, nil, "This computer is not connected to the internet. Check the Wi-Fi or the cable, then check again."},
	{KindNoName, 0, nil, "This computer cannot find Cliniko’s address. Check the internet connection or the VPN, then check again."},
	{KindBlocked, 0, nil, "Something on this network interrupts the connection to Cliniko. Check again, or ask your IT support to allow cliniko.com on port 443."},
	{KindTimeout, 504, nil, "Cliniko took too long over {list}; it is not this computer. Check again in a few minutes, or look at status.cliniko.com."},
	{KindTimeout, 0, nil, "Cliniko did not answer in time. Check again in a few minutes; if other websites are slow too, it is this computer’s connection."},
	{KindTLS, 0, nil, "This network looks into secure connections: the certificate comes from “{detail}”, which this computer does not trust. Your key was not sent. Ask your IT support to let cliniko.com through unchanged."},
	{KindTLS, 0, nil, "No secure connection to Cliniko is possible on this network. Your key was not sent. Ask your IT support to let cliniko.com through unchanged."},
	{KindClock, 0, nil, "By this computer’s clock, the certificate of the connection is out of date. Your key was not sent. Set the date and time of this computer, then check again."},
	{KindProxy, 407, nil, "Your office proxy ({detail}) asks for a sign-in that this app does not have. Ask your IT support to let cliniko.com through."},
	{KindProxy, 403, nil, "Your office proxy ({detail}) blocks Cliniko. Ask your IT support to let cliniko.com through."},
	{KindProxy, 0, nil, "Your office proxy ({detail}) does not let this app through to Cliniko. Ask your IT support whether it works."},
	{KindProxy, 0, nil, "Your office proxy does not let this app through to Cliniko. Ask your IT support to look at the proxy setting of this computer."},
	{KindPortal, 0, nil, "A sign-in page of this network answered in place of Cliniko. Open a web browser, sign in to the network, then check again."},
	{KindUnpaid, 0, nil, "Cliniko does not answer for this account, and says: “{detail}”. Ask the account’s owner to look at the subscription in Cliniko, then check again."},
	{KindUnpaid, 0, nil, "Cliniko says that this account’s subscription needs to be paid. Ask the account’s owner to look at it in Cliniko, then check again."},
	{KindBadAnswer, 0, nil, "Cliniko’s answer about {list} could not be used: {detail}. Check again in a minute; if it stays so, write to support@mieahealth.com."},
	{KindBadAnswer, 0, nil, "Cliniko’s answer about {list} could not be used. Check again in a minute; if it stays so, write to support@mieahealth.com."},
	{KindTooLarge, 0, nil, "Cliniko’s answer about {list} is far larger than any clinic’s, so it was not read. Check again later; if it stays so, write to support@mieahealth.com."},
	{KindRefusedHere, 0, nil, "This app stopped a request that it must not make; nothing was sent. Please write to support@mieahealth.com."},
	{KindCanceled, 0, nil, "This was stopped before Cliniko answered. Check again when you like."},
}

// RefusedKey says for people that Cliniko refuses a key, with what is known of it: whether
// its own text names its region.
func RefusedKey(shard Shard, namesRegion bool) string {
	if namesRegion {
		return fmt.Sprintf("Cliniko doesn’t accept this key. Its ending (-%s) is there, so it was archived or isn’t complete. Copy all of it again, or create a new one and archive the old one.", shard)
	}
	return fmt.Sprintf("Cliniko doesn’t accept this key in %s. It has no ending such as -au4, so part of it may be missing. Copy all of it again.", shard.Region())
}

// Sentence says for people what happened and what to do next.
func (e *Error) Sentence() string {
	filled := strings.NewReplacer("{list}", e.inWords(), "{detail}", e.Detail, "{wait}", seconds(e.Wait))
	for _, row := range sentences {
		fits := row.kind == e.Kind && (row.status == 0 || row.status == e.Status) &&
			(row.lists == nil || slices.Contains(row.lists, e.List))
		if fits && (e.Detail != "" || !strings.Contains(row.words, "{detail}")) {
			return filled.Replace(row.words)
		}
	}
	return "Cliniko could not be checked. Check again in a minute."
}

// inWords is what was asked for.
func (e *Error) inWords() string {
	if e.List == string(ListUser) {
		return "the key’s user"
	}
	return e.List
}

func seconds(wait time.Duration) string {
	switch s := int(wait.Round(time.Second) / time.Second); {
	case s > 120:
		return fmt.Sprintf("%d minutes", (s+59)/60)
	case s > 1:
		return fmt.Sprintf("%d seconds", s)
	}
	return "a moment"
}
