// The protocol of `zgspec check-client`: one case per line on standard input, one outcome per line on standard output.
//
// This file knows nothing of any client and can be copied as it is. A field that a handler does not expect, one that is
// missing, or one of another shape ends the run: a client must not pass by ignoring what it does not understand.
package main

import (
	"encoding/hex"
	"encoding/json"
	"fmt"
	"math/big"
	"os"
	"reflect"
	"strconv"
	"strings"
)

// A skip is what the client says to a case that its module cannot take, with why.
type skip string

func (why skip) Error() string { return string(why) }

// A reject is what the client says to an input that its module refuses, with the reason.
type reject string

func (reason reject) Error() string { return string(reason) }

// A handler returns the outcome of the input of one case: a word, and what it is about.
type handler func(input json.RawMessage, reasons map[string]string) (string, any, error)

// answer joins a function to the names of its parameters. It returns a value and an error: func(...) (any, error).
func answer(function any, names ...string) handler {
	run := reflect.ValueOf(function)
	var fields []reflect.StructField
	for index, name := range names {
		tag := reflect.StructTag(fmt.Sprintf("json:%q", name))
		fields = append(fields, reflect.StructField{Name: fmt.Sprint("F", index), Type: run.Type().In(index), Tag: tag})
	}
	kind := reflect.StructOf(fields)
	return func(input json.RawMessage, reasons map[string]string) (string, any, error) {
		value := reflect.New(kind)
		if err := decode(input, value.Interface()); err != nil {
			return "", nil, err
		}
		var arguments []reflect.Value
		for index := range names {
			arguments = append(arguments, value.Elem().Field(index))
		}
		results := run.Call(arguments)
		if err, failed := results[1].Interface().(error); failed {
			word, text := judge(err, reasons)
			return word, text, nil
		}
		return "returns", encode(results[0].Interface()), nil
	}
}

// judge tells what an error says: the beginning of its text stands for a reason.
func judge(err error, reasons map[string]string) (string, string) {
	switch said := err.(type) {
	case skip:
		return "skipped", string(said)
	case reject:
		return "rejects", string(said)
	}
	text, _, _ := strings.Cut(err.Error(), ":")
	if reason, known := reasons[text]; known {
		return "rejects", reason
	}
	return "rejects", "NO_REASON"
}

// encode returns a result as it travels: wide integers as decimal strings, bytes as hex.
func encode(value any) any {
	switch found := value.(type) {
	case uint64:
		return strconv.FormatUint(found, 10)
	case []byte:
		return "0x" + hex.EncodeToString(found)
	}
	return value
}

// decode reads an object that has exactly the fields of a struct.
func decode(raw json.RawMessage, target any) error {
	if err := requireFields(raw, reflect.TypeOf(target).Elem()); err != nil {
		return err
	}
	return json.Unmarshal(raw, target)
}

// requireFields refuses an object that does not have exactly the fields of a struct, at any depth.
func requireFields(raw json.RawMessage, kind reflect.Type) error {
	if reflect.PointerTo(kind).Implements(reflect.TypeFor[json.Unmarshaler]()) {
		return nil
	}
	switch kind.Kind() {
	case reflect.Slice:
		return requireItems(raw, kind.Elem())
	case reflect.Struct:
		var fields map[string]json.RawMessage
		if err := json.Unmarshal(raw, &fields); err != nil {
			return err
		}
		if len(fields) != kind.NumField() {
			return fmt.Errorf("expected %d fields, got %d: %.80s", kind.NumField(), len(fields), raw)
		}
		for index := range kind.NumField() {
			name, _, _ := strings.Cut(kind.Field(index).Tag.Get("json"), ",")
			value, found := fields[name]
			if !found {
				return fmt.Errorf("no field %q: %.80s", name, raw)
			}
			if err := requireFields(value, kind.Field(index).Type); err != nil {
				return err
			}
		}
	}
	return nil
}

func requireItems(raw json.RawMessage, kind reflect.Type) error {
	var items []json.RawMessage
	if err := json.Unmarshal(raw, &items); err != nil {
		return err
	}
	for _, item := range items {
		if err := requireFields(item, kind); err != nil {
			return err
		}
	}
	return nil
}

// A wide integer travels as a decimal string.
type wide struct{ *big.Int }

func (value *wide) UnmarshalJSON(raw []byte) error {
	var text string
	if err := json.Unmarshal(raw, &text); err != nil {
		return err
	}
	number, ok := new(big.Int).SetString(text, 10)
	if !ok {
		return fmt.Errorf("not a decimal string: %q", text)
	}
	value.Int = number
	return nil
}

// A count is an integer of 64 bits, which travels as a decimal string.
type count uint64

func (value *count) UnmarshalJSON(raw []byte) error {
	var number wide
	if err := number.UnmarshalJSON(raw); err != nil {
		return err
	}
	if !number.IsUint64() {
		return fmt.Errorf("not 64 bits: %s", raw)
	}
	*value = count(number.Uint64())
	return nil
}

// Octets travel as hex.
type octets []byte

func (value *octets) UnmarshalJSON(raw []byte) (err error) {
	var text string
	if err = json.Unmarshal(raw, &text); err == nil {
		*value, err = hex.DecodeString(strings.TrimPrefix(text, "0x"))
	}
	return err
}

type testCase struct {
	Id      json.RawMessage `json:"id"`
	Handler string          `json:"handler"`
	Input   json.RawMessage `json:"input"`
}

// serve answers every line of the standard input. A handler is named by its document and its function, such as
// storage.md#compute_x; reasons has the error texts of the module for them.
func serve(document string, handlers map[string]handler, reasons map[string]string) error {
	cases, outcomes := json.NewDecoder(os.Stdin), json.NewEncoder(os.Stdout)
	for cases.More() {
		var item testCase
		if err := cases.Decode(&item); err != nil {
			return err
		}
		place, name, _ := strings.Cut(item.Handler, "#")
		var word, value, err = "unknown", any(item.Handler), error(nil)
		if run, known := handlers[name]; known && place == document {
			if word, value, err = run(item.Input, reasons); err != nil {
				return fmt.Errorf("%s %s: %w", item.Handler, item.Id, err)
			}
		}
		if err := outcomes.Encode(map[string]any{"id": item.Id, word: value}); err != nil {
			return err
		}
	}
	return nil
}
