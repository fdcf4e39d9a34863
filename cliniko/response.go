package cliniko

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"mime"
	"net/http"
	"slices"
	"strings"
)

var errCut = errors.New("it was cut short")

// readBody reads a body to its end, or up to the cap.
func readBody(body io.Reader) ([]byte, error) {
	read, err := io.ReadAll(io.LimitReader(body, bodyBytes+1))
	switch {
	case errors.Is(err, io.ErrUnexpectedEOF):
		return nil, errCut
	case err == nil && len(read) > bodyBytes:
		return nil, errTooLarge
	}
	return read, err
}

var kindOfStatus = map[int]Kind{
	http.StatusUnauthorized:                  KindKeyRefused,
	http.StatusPaymentRequired:               KindUnpaid,
	http.StatusForbidden:                     KindForbidden,
	http.StatusNotFound:                      KindNotFound,
	http.StatusProxyAuthRequired:             KindProxy,
	http.StatusRequestTimeout:                KindTimeout,
	http.StatusGatewayTimeout:                KindTimeout,
	http.StatusNetworkAuthenticationRequired: KindPortal,
}

// messageStatuses are those whose message can help a person. What a server says at any
// other status is never shown.
var messageStatuses = []int{http.StatusBadRequest, http.StatusPaymentRequired, http.StatusUnprocessableEntity}

// statusError turns any status but 200 and 429 into an error, or into none where
// Cliniko said that there is nothing.
func statusError(status int, header http.Header, body []byte) *Error {
	if status == http.StatusNoContent {
		return nil
	}
	fault := &Error{Kind: kindOfStatus[status], Status: status}
	if slices.Contains(messageStatuses, status) {
		fault.Detail = message(body)
	}
	switch {
	case deniedBeforeAPI(status, header, body):
		fault.Kind = KindDenied
	case fault.Kind != KindNone:
	case status >= 300 && status < 400:
		fault.Kind, fault.Detail = KindBadAnswer, "it pointed to another address, where nothing was sent"
	case status >= 500:
		fault.Kind = KindServer
	default:
		fault.Kind = KindBadAnswer
	}
	return fault
}

// deniedBeforeAPI reports whether something before Cliniko's programming interface has refused.
// CloudFront and firewalls answer with a page or a text; the interface answers with nothing or
// with JSON, but for the line of text by which it refuses a key.
func deniedBeforeAPI(status int, header http.Header, body []byte) bool {
	text := bytes.TrimSpace(body)
	switch {
	case status < 400 || status >= 500, kindOfStatus[status] == KindProxy, kindOfStatus[status] == KindTimeout:
		return false
	case status == http.StatusUnauthorized && header.Get("WWW-Authenticate") != "":
		return false
	case status == http.StatusForbidden, status == http.StatusNotFound:
		return len(text) > 0 && !json.Valid(text)
	}
	return bytes.HasPrefix(text, []byte("<"))
}

// message is what Cliniko says about a refusal, as it was sent; the body may be empty or
// plain text.
func message(body []byte) string {
	var told row
	if json.Unmarshal(body, &told) != nil {
		return ""
	}
	return field[string](told, "message")
}

// bodyError looks whether the body of a 200 is JSON to its last byte. An empty body
// passes: the caller knows whether "nothing" is an answer.
func bodyError(header http.Header, body []byte) *Error {
	text := bytes.TrimSpace(body)
	kind, _, _ := mime.ParseMediaType(header.Get("Content-Type"))
	switch {
	case len(text) == 0:
		return nil
	case kind == "text/html", text[0] == '<':
		return &Error{Kind: KindPortal, Status: http.StatusOK}
	case kind != "" && kind != "application/json" && !strings.HasSuffix(kind, "+json"):
		return unreadable("it is no JSON", nil)
	}
	var whole json.RawMessage
	err := json.Unmarshal(text, &whole)
	if broken, ok := errors.AsType[*json.SyntaxError](err); ok && broken.Offset >= int64(len(text)) {
		return unreadable(errCut.Error(), errCut)
	}
	if err != nil {
		return unreadable("it is no JSON", err)
	}
	return nil
}

// unreadable is an answer that came well and says nothing we understand.
func unreadable(detail string, cause error) *Error {
	return &Error{Kind: KindBadAnswer, Status: http.StatusOK, Detail: detail, Err: cause}
}
