// SPDX-License-Identifier: MIT
#include "engine/proposals/hitting_set.h"

#include "engine/base/assert.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace spanwright::proposals {
namespace {

using Clauses = std::vector<std::vector<int>>;

std::size_t at(int index) {
    return static_cast<std::size_t>(index);
}

/// Drops clauses that hold another one: what hits the smaller hits them.
void dropSupersets(Clauses& clauses) {
    std::sort(clauses.begin(), clauses.end(), [](const auto& a, const auto& b) {
        return a.size() != b.size() ? a.size() < b.size() : a < b;
    });
    Clauses kept;
    for (std::vector<int>& clause : clauses) {
        const bool holds = std::any_of(kept.begin(), kept.end(), [&](const std::vector<int>& smaller) {
            return std::includes(clause.begin(), clause.end(), smaller.begin(), smaller.end());
        });
        if (!holds) kept.push_back(std::move(clause));
    }
    clauses = std::move(kept);
}

class Search {
  public:
    Search(const HittingSetProblem& problem, long maxNodes) : weights_(problem.weights), left_(maxNodes) {}

    HittingSet run(Clauses clauses) {
        dropSupersets(clauses);
        const std::int64_t root = bound(clauses);
        greedy(clauses);
        branch(std::move(clauses), {}, 0);
        std::sort(best_.begin(), best_.end());
        return {best_, bestWeight_, left_ > 0 ? bestWeight_ : std::min(root, bestWeight_)};
    }

  private:
    /// Dual ascent: each clause is paid the least that is left of its items' weights.
    [[nodiscard]] std::int64_t bound(const Clauses& clauses) const {
        std::vector<std::int64_t> left = weights_;
        std::int64_t paid = 0;
        for (const std::vector<int>& clause : clauses) {
            std::int64_t least = std::numeric_limits<std::int64_t>::max();
            for (const int item : clause)
                least = std::min(least, left[at(item)]);
            for (const int item : clause)
                left[at(item)] -= least;
            paid += least;
        }
        return paid;
    }

    /// A first set: the item that hits most per weight, again and again; then without what is not needed.
    void greedy(const Clauses& clauses) {
        std::vector<char> hit(clauses.size(), 0);
        std::vector<int> taken;
        for (;;) {
            std::vector<int> hits(weights_.size(), 0);
            for (std::size_t clause = 0; clause < clauses.size(); ++clause) {
                if (hit[clause] != 0) continue;
                for (const int item : clauses[clause])
                    ++hits[at(item)];
            }
            int best = -1;
            for (int item = 0; item < static_cast<int>(weights_.size()); ++item) {
                if (hits[at(item)] == 0) continue;
                const auto ratio = [&](int i) {
                    return static_cast<double>(hits[at(i)]) / static_cast<double>(weights_[at(i)]);
                };
                if (best < 0 || ratio(item) > ratio(best)) best = item;
            }
            if (best < 0) break;
            taken.push_back(best);
            for (std::size_t clause = 0; clause < clauses.size(); ++clause) {
                const auto& items = clauses[clause];
                if (std::binary_search(items.begin(), items.end(), best)) hit[clause] = 1;
            }
        }
        std::stable_sort(taken.begin(), taken.end(),
                         [&](int a, int b) { return weights_[at(a)] > weights_[at(b)]; });
        for (std::size_t i = 0; i < taken.size();) {
            std::vector<int> without = taken;
            without.erase(without.begin() + static_cast<std::ptrdiff_t>(i));
            const bool enough = std::all_of(clauses.begin(), clauses.end(), [&](const auto& clause) {
                return std::any_of(without.begin(), without.end(), [&](int item) {
                    return std::binary_search(clause.begin(), clause.end(), item);
                });
            });
            if (enough) {
                taken = std::move(without);
            } else {
                ++i;
            }
        }
        best_ = taken;
        bestWeight_ = 0;
        for (const int item : taken)
            bestWeight_ += weights_[at(item)];
    }

    void branch(Clauses clauses, std::vector<int> taken, std::int64_t weight) {
        if (--left_ <= 0) return;
        while (!clauses.empty() && clauses.front().size() == 1) {
            const int forced = clauses.front().front();
            taken.push_back(forced);
            weight += weights_[at(forced)];
            std::erase_if(clauses, [&](const auto& clause) {
                return std::binary_search(clause.begin(), clause.end(), forced);
            });
        }
        if (weight >= bestWeight_) return;
        if (clauses.empty()) {
            best_ = std::move(taken);
            bestWeight_ = weight;
            return;
        }
        if (clauses.front().empty() || weight + bound(clauses) >= bestWeight_) return;
        std::vector<int> choices = clauses.front();
        std::stable_sort(choices.begin(), choices.end(),
                         [&](int a, int b) { return weights_[at(a)] < weights_[at(b)]; });
        for (const int item : choices) {
            Clauses rest;
            for (const std::vector<int>& clause : clauses) {
                if (!std::binary_search(clause.begin(), clause.end(), item)) rest.push_back(clause);
            }
            dropSupersets(rest);
            std::vector<int> with = taken;
            with.push_back(item);
            branch(std::move(rest), std::move(with), weight + weights_[at(item)]);
            // Whatever comes after is a set without this item.
            for (std::vector<int>& clause : clauses)
                std::erase(clause, item);
            if (std::any_of(clauses.begin(), clauses.end(), [](const auto& c) { return c.empty(); })) return;
        }
    }

    const std::vector<std::int64_t>& weights_;
    long left_;
    std::vector<int> best_;
    std::int64_t bestWeight_ = 0;
};

}  // namespace

HittingSet hittingSet(const HittingSetProblem& problem, long maxNodes) {
    for (const std::vector<int>& clause : problem.clauses)
        SPANWRIGHT_ASSERT(!clause.empty());
    return Search(problem, maxNodes).run(problem.clauses);
}

}  // namespace spanwright::proposals
