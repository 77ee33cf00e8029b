// The population: who is a customer, and how satisfied.

export class Customers {
  /** Customers now; their numbers stand in the first places of `active`. */
  count: number
  readonly initialCount: number
  private active: Int32Array
  private places: Int32Array
  private satisfactions: Float64Array
  private used: number
  private readonly initial: number

  constructor(count: number, initial: number) {
    this.count = count
    this.initialCount = count
    this.used = count
    this.initial = initial
    this.active = Int32Array.from({ length: count }, (_, i) => i)
    this.places = this.active.slice()
    this.satisfactions = new Float64Array(count).fill(initial)
  }

  /** The customer at a place drawn uniformly, or -1 when nobody is left. */
  pick(uniform: number): number {
    return this.count === 0 ? -1 : this.active[Math.floor(uniform * this.count)]
  }

  /** Whether somebody is still a customer. */
  has(customer: number): boolean {
    return customer >= 0 && this.places[customer] >= 0
  }

  satisfaction(customer: number): number {
    return this.satisfactions[customer]
  }

  remember(customer: number, satisfaction: number): void {
    this.satisfactions[customer] = satisfaction
  }

  leave(customer: number): void {
    const place = this.places[customer]
    const last = this.active[--this.count]
    this.active[place] = last
    this.places[last] = place
    this.places[customer] = -1
  }

  join(): void {
    if (this.used === this.places.length) this.grow()
    const customer = this.used++
    this.satisfactions[customer] = this.initial
    this.places[customer] = this.count
    this.active[this.count++] = customer
  }

  private grow(): void {
    const size = Math.max(64, this.places.length * 2)
    const { active, places, satisfactions } = this
    this.active = new Int32Array(size)
    this.active.set(active)
    this.places = new Int32Array(size)
    this.places.set(places)
    this.satisfactions = new Float64Array(size)
    this.satisfactions.set(satisfactions)
  }
}
