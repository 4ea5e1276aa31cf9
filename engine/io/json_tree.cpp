// SPDX-License-Identifier: MIT
#include "engine/io/json_tree.h"

#include <algorithm>
#include <iterator>
#include <set>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace spanwright::io {
namespace {

constexpr std::size_t kMaxDepth = 64;

/// Reads the text and keeps in `*position` how far the parser has come, which its own events do not tell.
class CountingIterator {
  public:
    using iterator_category = std::input_iterator_tag;  // NOLINT(readability-identifier-naming)
    using value_type = char;                            // NOLINT(readability-identifier-naming)
    using difference_type = std::ptrdiff_t;             // NOLINT(readability-identifier-naming)
    using pointer = const char*;                        // NOLINT(readability-identifier-naming)
    using reference = const char&;                      // NOLINT(readability-identifier-naming)

    CountingIterator(const char* at, std::size_t* position) : at_(at), position_(position) {}
    reference operator*() const { return *at_; }
    CountingIterator& operator++() {
        ++at_;
        ++*position_;
        return *this;
    }
    CountingIterator operator++(int) {
        CountingIterator before = *this;
        ++*this;
        return before;
    }
    friend bool operator==(const CountingIterator& a, const CountingIterator& b) { return a.at_ == b.at_; }

  private:
    const char* at_;
    std::size_t* position_;
};

class TreeBuilder : public nlohmann::json_sax<nlohmann::json> {
  public:
    TreeBuilder(std::string_view text, std::string_view fileName) : text_(text), fileName_(fileName) {}

    [[nodiscard]] std::size_t* position() { return &position_; }
    [[nodiscard]] Result<JsonNode> finish(bool accepted) {
        if (accepted) return std::move(root_);
        return tl::unexpected(std::move(error_));
    }

    bool null() override { return scalar(JsonNode::Kind::null, {}); }
    bool boolean(bool value) override {
        JsonNode node = begin(JsonNode::Kind::boolean);
        node.boolean = value;
        return place(std::move(node));
    }
    bool number_integer(number_integer_t) override { return number(); }
    bool number_unsigned(number_unsigned_t) override { return number(); }
    bool number_float(number_float_t, const string_t&) override { return number(); }
    bool string(string_t& value) override { return scalar(JsonNode::Kind::string, std::move(value)); }
    bool binary(binary_t&) override { return false; }

    bool start_object(std::size_t) override { return open(JsonNode::Kind::object); }
    bool key(string_t& name) override {
        const std::size_t at = tokenStart();
        consumed_ = position_;
        if (!names_.back().insert(name).second) {
            return refuse(fmt::format("the member \"{}\" appears twice", name), at);
        }
        pendingNames_.push_back(std::move(name));
        return true;
    }
    bool end_object() override { return close(); }
    bool start_array(std::size_t) override { return open(JsonNode::Kind::array); }
    bool end_array() override { return close(); }

    bool parse_error(std::size_t position, const std::string&,
                     const nlohmann::detail::exception& problem) override {
        // The library's text is "[json.exception…] parse error at line 1, column 2: what"; the place is told
        // by us.
        std::string_view what = problem.what();
        if (const auto column = what.find("column "); column != std::string_view::npos) {
            if (const auto colon = what.find(": ", column); colon != std::string_view::npos) {
                what.remove_prefix(colon + 2);
            }
        } else if (const auto bracket = what.find("] "); bracket != std::string_view::npos) {
            what.remove_prefix(bracket + 2);
        }
        const bool wholeToken = what.starts_with("number overflow");
        const std::size_t lastRead = position == 0 ? 0 : position - 1;
        return refuse(fmt::format("not well-formed JSON: {}", what), wholeToken ? tokenStart() : lastRead);
    }

  private:
    bool refuse(std::string message, std::size_t offset) {
        error_ = {Code::syntax, std::move(message),
                  placeOf(text_, fileName_, std::min(offset, text_.size()))};
        return false;
    }

    /// Where the token that was just read starts: behind what was consumed before, blanks and separators
    /// skipped.
    [[nodiscard]] std::size_t tokenStart() const {
        const std::size_t at = text_.find_first_not_of(" \t\r\n,:", consumed_);
        return std::min(at, text_.size());
    }

    JsonNode begin(JsonNode::Kind kind) {
        JsonNode node;
        node.kind = kind;
        node.begin = tokenStart();
        node.end = position_;
        consumed_ = position_;
        return node;
    }

    bool number() {
        JsonNode node = begin(JsonNode::Kind::number);
        // The lexer has looked one character ahead to see the end of the number.
        const std::size_t end = text_.find_first_not_of("+-.0123456789eE", node.begin);
        node.end = std::min(end, text_.size());
        consumed_ = node.end;
        node.text = text_.substr(node.begin, node.end - node.begin);
        return place(std::move(node));
    }

    bool scalar(JsonNode::Kind kind, std::string value) {
        JsonNode node = begin(kind);
        node.text = std::move(value);
        return place(std::move(node));
    }

    bool place(JsonNode node) {
        if (open_.empty()) {
            root_ = std::move(node);
        } else if (open_.back().kind == JsonNode::Kind::array) {
            open_.back().items.push_back(std::move(node));
        } else {
            open_.back().members.push_back({std::move(pendingNames_.back()), std::move(node)});
            pendingNames_.pop_back();
        }
        return true;
    }

    bool open(JsonNode::Kind kind) {
        JsonNode node = begin(kind);
        if (open_.size() >= kMaxDepth) {
            return refuse(fmt::format("nested deeper than {} levels", kMaxDepth), node.begin);
        }
        open_.push_back(std::move(node));
        names_.emplace_back();
        return true;
    }

    bool close() {
        JsonNode node = std::move(open_.back());
        open_.pop_back();
        names_.pop_back();
        node.end = position_;
        consumed_ = position_;
        return place(std::move(node));
    }

    std::string_view text_;
    std::string_view fileName_;
    std::size_t position_ = 0;  ///< characters that the parser has read
    std::size_t consumed_ = 0;  ///< end of the last token
    JsonNode root_;
    std::vector<JsonNode> open_;
    std::vector<std::set<std::string>> names_;
    std::vector<std::string> pendingNames_;  ///< of members whose value is not complete, outermost first
    Error error_;
};

}  // namespace

const JsonNode* JsonNode::find(std::string_view name) const {
    const auto at = std::find_if(members.begin(), members.end(),
                                 [&](const JsonMember& member) { return member.name == name; });
    return at == members.end() ? nullptr : &at->value;
}

std::string_view kindName(JsonNode::Kind kind) {
    switch (kind) {
        case JsonNode::Kind::null:
            return "null";
        case JsonNode::Kind::boolean:
            return "true or false";
        case JsonNode::Kind::number:
            return "a number";
        case JsonNode::Kind::string:
            return "a text";
        case JsonNode::Kind::array:
            return "a list";
        case JsonNode::Kind::object:
            return "an object";
    }
    return "";
}

std::string placeOf(std::string_view text, std::string_view fileName, std::size_t offset) {
    const std::string_view before = text.substr(0, offset);
    const auto line = std::count(before.begin(), before.end(), '\n') + 1;
    const std::size_t lineStart = before.rfind('\n');
    const std::size_t column = lineStart == std::string_view::npos ? offset + 1 : offset - lineStart;
    return fmt::format("{}:{}:{}", fileName, line, column);
}

Result<JsonNode> parseJson(std::string_view text, std::string_view fileName) {
    TreeBuilder builder(text, fileName);
    std::size_t* position = builder.position();
    const bool accepted =
        nlohmann::json::sax_parse(CountingIterator(text.data(), position),
                                  CountingIterator(text.data() + text.size(), position), &builder);
    return builder.finish(accepted);
}

}  // namespace spanwright::io
