// The modules of the pages that need no browser, by node's own test runner.
import assert from "node:assert/strict";
import { test } from "node:test";
import { newest } from "../../workbench/static/js/newest.js";
import { makeKey, renewWhenChanged } from "../../workbench/static/js/once.js";
import { SelectedWords } from "../../workbench/static/js/selected.js";
import { expression } from "../../workbench/static/js/terms.js";
import { tidy } from "../../workbench/static/js/tidy.js";
import { TypedTexts, wasStored } from "../../workbench/static/js/typed.js";

/** A Storage as browsers have it, as far as it is used. */
class Shelf extends Map {
  getItem(name) {
    return this.get(name) ?? null;
  }
  setItem(name, value) {
    this.set(name, String(value));
  }
  removeItem(name) {
    this.delete(name);
  }
}

test("only the newest question may be answered", () => {
  const asks = newest();
  const first = asks();
  assert.equal(first(), true);
  const second = asks();
  assert.deepEqual([first(), second()], [false, true]);
  newest()();
  assert.equal(second(), true, "counters do not know each other");
});

for (const [what, navigation, path, expected] of [
  ["sent on after storing", { type: "navigate", redirectCount: 1 }, "/clauses/a", true],
  ["a form that came back", { type: "navigate", redirectCount: 0 }, "/clauses/a/comments", false],
  ["a step back after a broken connection", { type: "back_forward", redirectCount: 1 }, "/clauses/a", false],
  ["sent to sign in again", { type: "navigate", redirectCount: 1 }, "/sign-in", false],
  ["a browser that does not tell", undefined, "/", false],
]) {
  test(`stored or not: ${what}`, () => assert.equal(wasStored(navigation, path), expected));
}

test("what was typed is kept until it is stored", () => {
  const texts = new TypedTexts(new Shelf());
  texts.set("/a:body", "one");
  texts.set("/a:proposed", "two");
  texts.set("/b:body", "three");
  texts.send(["/a:body", "/a:proposed"]);
  assert.equal(texts.get("/a:body"), "one", "sent is not stored yet");
  texts.settle(false);
  assert.equal(texts.get("/a:body"), "one", "the form came back");
  texts.settle(true);
  assert.equal(texts.get("/a:body"), "one", "another page was stored");
  texts.send(["/a:body", "/a:proposed"]);
  texts.settle(true);
  assert.deepEqual(["/a:body", "/a:proposed", "/b:body"].map((name) => texts.get(name)), ["", "", "three"]);
});

const WORDS = { clause: "a", quote: "百分之一", start: 3 };
const OTHERS = { clause: "b", quote: "工资", start: 0 };
for (const [what, happens, expected] of [
  ["emptied before the button is pressed", (words) => words.select(null), WORDS],
  ["emptied, then a comment is begun", (words) => (words.select(null), words.click(null, true)), WORDS],
  ["begun twice", (words) => (words.click(null, true), words.click(null, true)), WORDS],
  ["other words are selected", (words) => words.select(OTHERS), OTHERS],
  ["the click that ends a selection by mouse", (words) => (words.select(OTHERS), words.click(OTHERS, false)), OTHERS],
  ["something else is clicked", (words) => words.click(null, false), null],
  ["something else, then a comment is begun", (words) => (words.click(null, false), words.click(null, true)), null],
]) {
  test(`selected words: ${what}`, () => {
    const words = new SelectedWords();
    words.select(WORDS);
    happens(words);
    assert.deepEqual(words.words, expected);
  });
}

for (const [typed, kept] of [
  ["<b>a</b> <i class='x'>b</i>", "<strong>a</strong> <em>b</em>"],
  ["<div>a</div><div><br></div>", "<p>a</p>"],
  ["<p>a<br>b</p><p></p>", "<p>a<br>b</p>"],
  ["<blockquote>a</blockquote>", "<blockquote>a</blockquote>"],
]) {
  test(`tidied: ${typed}`, () => assert.equal(tidy(typed), kept));
}

for (const [lang, text, words] of [
  ["zh", "失业保险金和失业", ["失业保险金", "失业"]],
  ["en", "Benefits, a benefit, benefit-wise and unbenefit", ["Benefits", "benefit"]],
  ["en", "medical care (C.102)", ["medical care"]],
  ["zh", "二十三周、十三周、113周", ["十三周"]],
]) {
  test(`terms in: ${text}`, () => {
    const pattern = expression(["失业", "失业保险金", "benefit", "care", "medical care", "C.1", "十三周", "13周"], lang);
    assert.deepEqual([...text.matchAll(pattern)].map((match) => match[0]), words);
  });
}

test("a form that is changed after a step back has a key of its own, once", () => {
  const field = { value: "sent" };
  const form = new EventTarget();
  form.querySelector = () => field;
  renewWhenChanged([form]);
  assert.equal(field.value, "sent", "the same words keep their key");
  form.dispatchEvent(new Event("input"));
  const renewed = field.value;
  assert.match(renewed, /^[0-9a-f]{48}$/);
  form.dispatchEvent(new Event("input"));
  assert.equal(field.value, renewed);
  assert.notEqual(makeKey(), makeKey());
});
