package demo

import (
	"compress/gzip"
	"encoding/json"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// reply is one answer. A nil body is empty, bytes go out as they are, anything else
// as JSON.
type reply struct {
	status int
	header http.Header
	body   any
}

func (a reply) with(name, value string) reply {
	header := a.header.Clone()
	if header == nil {
		header = http.Header{}
	}
	header.Set(name, value)
	a.header = header
	return a
}

func found(body any) reply   { return reply{status: http.StatusOK, body: body} }
func empty(status int) reply { return reply{status: status} }
func badRequest(m string) reply {
	return reply{status: http.StatusBadRequest, body: object{"message": m}}
}

func text(status int, kind, body string) reply {
	return reply{status: status, body: []byte(body)}.with("Content-Type", kind+"; charset=utf-8")
}

// denied is the text that Rails sends for Basic authentication; Cliniko answers the
// same for a wrong key, an archived one and one of another region.
func denied() reply {
	return text(http.StatusUnauthorized, "text/plain", "HTTP Basic: Access denied.\n").
		with("WWW-Authenticate", `Basic realm="Application"`)
}

// limited leaves the body empty: none has been described.
func limited(reset time.Time) reply {
	return empty(http.StatusTooManyRequests).with("X-RateLimit-Reset", strconv.FormatInt(reset.Unix(), 10))
}

func notFound() reply {
	return reply{status: http.StatusNotFound, body: object{"status": "404", "error": "Not Found"}}
}

// encoded is the reply with its body as bytes, no longer tied to the clinic.
func (a reply) encoded() reply {
	if a.body == nil {
		return a
	}
	body, err := json.Marshal(a.body)
	if err != nil {
		return empty(http.StatusInternalServerError)
	}
	a.body = body
	return a.with("Content-Type", "application/json; charset=utf-8").
		with("Cache-Control", "max-age=0, private, must-revalidate").
		with("Vary", "Accept,Accept-Encoding")
}

func (a reply) write(w http.ResponseWriter, r *http.Request) {
	for name := range a.header {
		w.Header().Set(name, a.header.Get(name))
	}
	body, _ := a.body.([]byte)
	if len(body) == 0 || !strings.Contains(r.Header.Get("Accept-Encoding"), "gzip") {
		w.WriteHeader(a.status)
		_, _ = w.Write(body)
		return
	}
	w.Header().Set("Content-Encoding", "gzip")
	w.WriteHeader(a.status)
	packed := gzip.NewWriter(w)
	_, _ = packed.Write(body)
	_ = packed.Close()
}
