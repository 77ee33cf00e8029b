/** A first-in first-out line of integers over a circular buffer that doubles when full. */
export class Ring {
  private items = new Int32Array(16)
  private head = 0
  size = 0

  /** The oldest item; meaningless when `size` is 0. */
  get first(): number {
    return this.items[this.head]
  }

  /** The i-th oldest item. */
  at(i: number): number {
    return this.items[(this.head + i) & (this.items.length - 1)]
  }

  push(item: number): void {
    if (this.size === this.items.length) this.grow()
    this.items[(this.head + this.size++) & (this.items.length - 1)] = item
  }

  /** Puts an item before all others. */
  unshift(item: number): void {
    if (this.size === this.items.length) this.grow()
    this.head = (this.head - 1) & (this.items.length - 1)
    this.items[this.head] = item
    this.size++
  }

  /** Puts an item before the one at a place, or last; slow in the middle. */
  insert(place: number, item: number): void {
    this.push(item)
    const last = this.items.length - 1
    for (let i = this.size - 1; i > place; i--) this.items[(this.head + i) & last] = this.at(i - 1)
    this.items[(this.head + place) & last] = item
  }

  shift(): number {
    const item = this.items[this.head]
    this.head = (this.head + 1) & (this.items.length - 1)
    this.size--
    return item
  }

  /** Takes an item out of the middle; slow, for rare use. */
  remove(item: number): void {
    let place = 0
    while (this.at(place) !== item) place++
    for (; place > 0; place--) this.items[(this.head + place) & (this.items.length - 1)] = this.at(place - 1)
    this.shift()
  }

  private grow(): void {
    const items = new Int32Array(this.items.length * 2)
    for (let i = 0; i < this.size; i++) items[i] = this.at(i)
    this.items = items
    this.head = 0
  }
}
