// SPDX-License-Identifier: MIT
#include "engine/scene/icon.h"

#include "embedded_iconFiles.h"
#include "engine/base/assert.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <optional>

#include <fmt/format.h>

namespace spanwright::scene {
namespace {

/// Splits at blanks; the views point into the line.
std::vector<std::string_view> words(std::string_view line) {
    std::vector<std::string_view> found;
    std::size_t at = 0;
    while ((at = line.find_first_not_of(" \t\r", at)) != std::string_view::npos) {
        const std::size_t end = std::min(line.find_first_of(" \t\r", at), line.size());
        found.push_back(line.substr(at, end - at));
        at = end;
    }
    return found;
}

std::optional<double> number(std::string_view word) {
    const std::string text(word);
    char* end = nullptr;
    const double value = std::strtod(text.c_str(), &end);
    if (end != text.c_str() + text.size() || !std::isfinite(value)) return std::nullopt;
    return value;
}

/// Points enough that the chord error of a curve stays far below a pixel at 200 px an icon.
constexpr int kCurveSteps = 16;

class PathBuilder {
  public:
    explicit PathBuilder(bool filled) : filled_(filled) {}

    /// False when the command is unknown or lacks figures.
    bool add(char command, const std::vector<double>& n) {
        switch (command) {
            case 'M':
                if (n.size() != 2) return false;
                begin({n[0], n[1]});
                return true;
            case 'L':
                return n.size() % 2 == 0 && !n.empty() && addLines(n);
            case 'C':
                return n.size() == 6 && addCubic(n);
            case 'A':
                return n.size() == 5 && addArc({n[0], n[1]}, n[2], n[3], n[4]);
            case 'O':
                if (n.size() != 3) return false;
                addArcPath({n[0], n[1]}, n[2]);
                return true;
            case 'R':
                return n.size() == 5 && addRoundedRect({n[0], n[1], n[2], n[3]}, n[4]);
            case 'Z':
                if (!n.empty() || paths_.empty()) return false;
                paths_.back().closed = true;
                return true;
            default:
                return false;
        }
    }
    [[nodiscard]] std::vector<IconPath> take() { return std::move(paths_); }

  private:
    void begin(Point p) { paths_.push_back({{p}, false, filled_}); }

    bool addLines(const std::vector<double>& n) {
        if (paths_.empty()) return false;
        for (std::size_t i = 0; i < n.size(); i += 2)
            paths_.back().points.push_back({n[i], n[i + 1]});
        return true;
    }

    bool addCubic(const std::vector<double>& n) {
        if (paths_.empty()) return false;
        const Point a = paths_.back().points.back();
        for (int step = 1; step <= kCurveSteps; ++step) {
            const double t = static_cast<double>(step) / kCurveSteps;
            const double s = 1 - t;
            const double wa = s * s * s;
            const double wb = 3 * s * s * t;
            const double wc = 3 * s * t * t;
            const double wd = t * t * t;
            paths_.back().points.push_back(
                {wa * a.x + wb * n[0] + wc * n[2] + wd * n[4], wa * a.y + wb * n[1] + wc * n[3] + wd * n[5]});
        }
        return true;
    }

    /// Degrees from the right, growing clockwise on screen; joins the path begun, or begins one.
    bool addArc(Point centre, double radius, double fromDegrees, double toDegrees) {
        const double sweep = toDegrees - fromDegrees;
        const int steps = std::max(2, static_cast<int>(std::ceil(std::abs(sweep) / 360 * 4 * kCurveSteps)));
        const bool starts = paths_.empty() || paths_.back().closed;
        for (int step = 0; step <= steps; ++step) {
            const double angle = (fromDegrees + sweep * step / steps) * std::numbers::pi / 180;
            const Point p{centre.x + radius * std::cos(angle), centre.y + radius * std::sin(angle)};
            if (step == 0 && starts) {
                begin(p);
            } else {
                paths_.back().points.push_back(p);
            }
        }
        return true;
    }

    void addArcPath(Point centre, double radius) {
        begin({centre.x + radius, centre.y});
        addArc(centre, radius, 0, 360);
        paths_.back().closed = true;
    }

    bool addRoundedRect(const Rect& r, double radius) {
        begin({r.x + radius, r.y});
        addArc({r.x + r.width - radius, r.y + radius}, radius, -90, 0);
        addArc({r.x + r.width - radius, r.y + r.height - radius}, radius, 0, 90);
        addArc({r.x + radius, r.y + r.height - radius}, radius, 90, 180);
        addArc({r.x + radius, r.y + radius}, radius, 180, 270);
        paths_.back().closed = true;
        return true;
    }

    bool filled_;
    std::vector<IconPath> paths_;
};

/// The commands of one "stroke" or "fill" line, after that word.
std::optional<std::vector<IconPath>> parsePath(const std::vector<std::string_view>& line, bool filled) {
    PathBuilder builder(filled);
    std::size_t at = 1;
    while (at < line.size()) {
        if (line[at].size() != 1) return std::nullopt;
        const char command = line[at++][0];
        std::vector<double> figures;
        while (at < line.size()) {
            const std::optional<double> figure = number(line[at]);
            if (!figure) break;
            figures.push_back(*figure);
            ++at;
        }
        if (!builder.add(command, figures)) return std::nullopt;
    }
    return builder.take();
}

std::vector<IconShape> loadIcons() {
    std::vector<IconShape> icons;
    for (const auto& [name, text] : embedded::iconFiles()) {
        const Result<std::vector<IconShape>> parsed = parseIcons(text);
        SPANWRIGHT_ASSERT(parsed.has_value());
        icons.insert(icons.end(), parsed->begin(), parsed->end());
    }
    std::sort(icons.begin(), icons.end(),
              [](const IconShape& a, const IconShape& b) { return a.name < b.name; });
    return icons;
}

}  // namespace

Result<std::vector<IconShape>> parseIcons(std::string_view text) {
    std::vector<IconShape> icons;
    int lineNumber = 0;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        const std::vector<std::string_view> line = words(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
        ++lineNumber;
        if (line.empty() || line[0].starts_with('#')) continue;
        const std::string where = fmt::format("line {}", lineNumber);
        if (line[0] == "icon" && line.size() == 2) {
            icons.push_back({std::string(line[1]), 1.75, {}});
        } else if (icons.empty()) {
            return fail(Code::syntax, "expected \"icon NAME\" first", where);
        } else if (line[0] == "width" && line.size() == 2 && number(line[1])) {
            icons.back().strokeWidth = *number(line[1]);
        } else if (line[0] == "stroke" || line[0] == "fill") {
            std::optional<std::vector<IconPath>> paths = parsePath(line, line[0] == "fill");
            if (!paths) return fail(Code::syntax, "expected path commands M, L, C, A, O, R, Z", where);
            icons.back().paths.insert(icons.back().paths.end(), paths->begin(), paths->end());
        } else {
            return fail(Code::syntax, "expected \"icon\", \"width\", \"stroke\" or \"fill\"", where);
        }
    }
    return icons;
}

const std::vector<IconShape>& allIcons() {
    static const std::vector<IconShape> icons = loadIcons();
    return icons;
}

const IconShape* findIcon(std::string_view name) {
    const std::vector<IconShape>& icons = allIcons();
    const auto at = std::lower_bound(icons.begin(), icons.end(), name,
                                     [](const IconShape& icon, std::string_view n) { return icon.name < n; });
    return at != icons.end() && at->name == name ? &*at : nullptr;
}

std::string iconName(DeviceKind kind) {
    return fmt::format("device-{}", nameOf(kind).key);
}

std::string iconName(SiteKind kind) {
    return fmt::format("site-{}", nameOf(kind).key);
}

}  // namespace spanwright::scene
